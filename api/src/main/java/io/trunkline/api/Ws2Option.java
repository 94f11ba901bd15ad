package io.trunkline.api;

import java.util.Objects;

/**
 * A socket option with its type. Providers may define more; see {@link SocketOptions} for the standard's.
 *
 * @param <T> the type of its value
 * @param name the standard's name, for example {@code SO_RCVBUF}
 * @param level the standard's level, for example {@code 0xFFFF} for the socket itself
 * @param number the standard's number
 * @param type the value's class
 * @param access what may be done with it
 */
public record Ws2Option<T>(String name, int level, int number, Class<T> type, Access access) {
    /** Nothing may be missing. */
    public Ws2Option {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(access, "access");
    }

    /** The level {@code SOL_SOCKET}. */
    public static final int SOL_SOCKET = 0xFFFF;

    /** What may be done with an option. */
    public enum Access {
        /** Read only. */
        GET,
        /** Read and written. */
        GET_SET
    }

    /** An option of the socket level that can be read and written. */
    public static <T> Ws2Option<T> socket(String name, int number, Class<T> type) {
        return new Ws2Option<>(name, SOL_SOCKET, number, type, Access.GET_SET);
    }

    /** An option of the socket level that can only be read. */
    public static <T> Ws2Option<T> readOnly(String name, int number, Class<T> type) {
        return new Ws2Option<>(name, SOL_SOCKET, number, type, Access.GET);
    }

    @Override
    public String toString() {
        return name;
    }
}
