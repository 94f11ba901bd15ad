package fake;

/** Its static initialiser throws. */
public final class BurntProvider extends UselessProvider {
    static {
        if (true) throw new IllegalStateException("burnt down");
    }

    public BurntProvider() {
        super("burnt");
    }
}
