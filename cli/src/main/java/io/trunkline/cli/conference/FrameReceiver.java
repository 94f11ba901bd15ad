package io.trunkline.cli.conference;

import java.io.IOException;

/** Receives one stream until its end. For one thread. */
final class FrameReceiver {
    private final FrameReader reader;
    private final StreamRecorder recorder;
    private Sent announced;

    FrameReceiver(FrameReader reader, StreamRecorder recorder) {
        this.reader = reader;
        this.recorder = recorder;
    }

    /** Returns at the stream's end, or when the connection fails: what has arrived until then counts. */
    Reception run() {
        try {
            return recorder.finish(receive());
        } catch (IOException e) {
            return recorder.finish(String.valueOf(e.getMessage()));
        }
    }

    private String receive() throws IOException {
        for (FrameHeader header = reader.next(); header != null; header = reader.next()) {
            switch (header.kind()) {
                case MEDIA -> media(header);
                case END -> {
                    announced = Sent.decode(reader.payload(header)).orElse(null);
                    return announced == null ? "the stream's end is malformed" : "";
                }
                default -> throw new IOException("a " + header.kind() + " frame came inside the stream");
            }
        }
        return "the connection ended before the stream did";
    }

    private void media(FrameHeader header) throws IOException {
        if (header.sequence() != (int) recorder.frames()) {
            throw new IOException("frame " + header.sequence() + " came in the place of frame " + recorder.frames());
        }
        reader.payload(header, recorder::payload);
        recorder.frame(header, reader.arrivalNanos());
    }

    /** What the sender says that it has sent; {@code null} before its end. */
    Sent announced() {
        return announced;
    }
}
