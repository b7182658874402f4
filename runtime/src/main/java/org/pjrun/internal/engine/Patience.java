package org.pjrun.internal.engine;

/**
 * How long a waiting thread polls before it sleeps: rounds with a spin hint, then rounds that yield the core.
 *
 * <p>Where ranks outnumber cores a spin only takes the core from the rank that one waits for, so it yields at once, and longer:
 * while others copy long data many yields go by, and ranks that are woken one by one may end up on one core.
 *
 * @param spins rounds that spin
 * @param yields rounds that yield
 */
public record Patience(int spins, int yields) {
    /** The default for so many ranks on so many cores, changed by {@code pjrun.spins} and {@code pjrun.yields}. */
    public static Patience of(int ranks, int cores) {
        boolean crowded = ranks > cores;
        return new Patience(
                Integer.getInteger("pjrun.spins", crowded ? 0 : 20_000),
                Integer.getInteger("pjrun.yields", crowded ? 2000 : 200));
    }

    int rounds() {
        return spins + yields;
    }
}
