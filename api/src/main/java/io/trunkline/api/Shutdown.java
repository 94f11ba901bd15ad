package io.trunkline.api;

/** Which directions a shutdown ends. */
public enum Shutdown {
    /** Nothing more will be received. */
    SD_RECEIVE(0),
    /** Nothing more will be sent; the other side sees the end after all data. */
    SD_SEND(1),
    /** Both. */
    SD_BOTH(2);

    private final int number;

    Shutdown(int number) {
        this.number = number;
    }

    /** The standard's number. */
    public int number() {
        return number;
    }

    /** True if sending ends. */
    public boolean endsSending() {
        return this != SD_RECEIVE;
    }

    /** True if receiving ends. */
    public boolean endsReceiving() {
        return this != SD_SEND;
    }
}
