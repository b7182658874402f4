package mpjdev;

/** A package without a class is none to a compiler. */
final class Nothing {
    private Nothing() {}
}
