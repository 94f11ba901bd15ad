package io.trunkline.bench;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/**
 * Closes a socket whatever its kind, and narrows what closing and waiting may throw to {@link IOException}.
 *
 * @param socket what to close
 */
record Closer<S extends AutoCloseable>(S socket) implements AutoCloseable {
    @Override
    public void close() throws IOException {
        try {
            socket.close();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    static <T> T await(Future<T> future) throws IOException, InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IOException("the other end failed: " + e.getCause(), e.getCause());
        }
    }
}
