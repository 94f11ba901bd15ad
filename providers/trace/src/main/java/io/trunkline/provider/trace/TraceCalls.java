package io.trunkline.provider.trace;

import io.trunkline.api.Ws2Exception;
import java.util.function.Supplier;

/** Runs operations of one socket and writes them down. */
record TraceCalls(int number, TraceSink sink, TraceAddresses addresses) {
    /** An operation of the provider below. */
    interface Call<T> {
        T run() throws Ws2Exception;
    }

    /** An operation without a result. */
    interface Action {
        void run() throws Ws2Exception;
    }

    <T> T run(Operation operation, Supplier<String> arguments, Call<T> call) throws Ws2Exception {
        if (!sink.records(operation)) return call.run();
        String before = arguments.get();
        try {
            T result = call.run();
            sink.write(number, operation, before, TraceWords.outcome(result, addresses));
            return result;
        } catch (Ws2Exception | RuntimeException | Error e) {
            sink.write(number, operation, before, TraceWords.failure(e));
            throw e;
        }
    }

    void run(Operation operation, Supplier<String> arguments, Action action) throws Ws2Exception {
        run(operation, arguments, () -> {
            action.run();
            return "ok";
        });
    }

    /** An operation that cannot fail. */
    <T> T get(Operation operation, Supplier<T> call) {
        T result = call.get();
        if (sink.records(operation)) sink.write(number, operation, "", TraceWords.outcome(result, addresses));
        return result;
    }
}
