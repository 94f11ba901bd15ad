package io.trunkline.cli.nc;

import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Socket;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.concurrent.CountDownLatch;

/**
 * Both directions of one connection at once: standard input to the socket in a thread of its own, the socket to standard
 * output in the caller's. A failure of either ends the other.
 */
final class Exchange {
    private final Ws2Socket socket;
    private final Pump pump;
    private final CountDownLatch inputEnded = new CountDownLatch(1);
    private volatile long sentOctets;
    private volatile long receivedOctets;
    private volatile Exception inputFailure;

    Exchange(Ws2Socket socket) {
        this.socket = socket;
        this.pump = new Pump(socket);
    }

    /** Returns when both directions have ended and the socket is closed. */
    void run() throws Exception {
        Thread input = new Thread(this::carryInput, "trunkline-nc-input");
        input.setDaemon(true); // it may wait for a terminal long after the connection has failed
        input.start();
        try {
            // the channels are the process's own and stay open
            FileChannel out = new FileOutputStream(FileDescriptor.out).getChannel();
            receivedOctets = pump.receive(out);
            inputEnded.await();
        } catch (IOException | InterruptedException e) {
            abandon();
            throw inputFailure == null ? e : inputFailure;
        }
        if (inputFailure != null) throw inputFailure;
        socket.close();
    }

    private void carryInput() {
        try {
            FileChannel in = new FileInputStream(FileDescriptor.in).getChannel();
            sentOctets = pump.send(in);
        } catch (IOException | RuntimeException e) {
            inputFailure = e;
            abandon();
        } finally {
            inputEnded.countDown();
        }
    }

    /** Ends the direction that still runs; what failed first is what is reported. */
    private void abandon() {
        try {
            socket.abort();
        } catch (Ws2Exception closedAlready) {
            System.getLogger(Exchange.class.getName()).log(System.Logger.Level.DEBUG, "abort", closedAlready);
        }
    }

    long sentOctets() {
        return sentOctets;
    }

    long receivedOctets() {
        return receivedOctets;
    }
}
