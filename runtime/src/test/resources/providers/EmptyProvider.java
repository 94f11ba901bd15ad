package fake;

/** It starts nothing. */
public final class EmptyProvider extends UselessProvider {
    public EmptyProvider() {
        super("empty");
    }
}
