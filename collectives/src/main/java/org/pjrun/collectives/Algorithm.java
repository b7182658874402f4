package org.pjrun.collectives;

/**
 * One way to carry out one collective: a pure function from a call to a schedule.
 *
 * <p>Implementations are immutable; any thread may use them. One class is one algorithm, serving the variants of a
 * collective that it makes no difference to.
 */
public interface Algorithm {
    /**
     * The name that users choose it by, unique for its collective, such as {@code "recursive-doubling"}.
     *
     * @return lower case with hyphens
     */
    String name();

    /**
     * The collective that it carries out.
     *
     * @return what {@link #schedule} expects in its call
     */
    Collective collective();

    /**
     * Tells whether it can carry out a call; looks only at what is in {@link Call#common()}.
     *
     * @param call a call of this collective
     * @return true if {@link #schedule} gives a correct schedule
     */
    boolean supports(Call call);

    /**
     * Makes the steps of the call's rank.
     *
     * @param call a call of this collective that this algorithm supports
     * @return the schedule, which fits those that the other ranks make for their side of the call
     */
    Schedule schedule(Call call);

    /**
     * Estimates the time until the last rank is done; looks only at what is in {@link Call#common()}.
     *
     * @param call a call of this collective that this algorithm supports
     * @param model costs of the machine
     * @return seconds
     */
    double cost(Call call, CostModel model);

    /**
     * Tells how rough {@link #cost} is: its time may be so many times too long, though never too short. Where that could
     * decide, selection plays the schedules on virtual clocks.
     *
     * @param call a call of this collective that this algorithm supports
     * @return 1 if it is the time that the simulator finds as well, else more
     */
    default double excess(Call call) {
        return 1;
    }

    /**
     * Tells whether all ranks do the same at the same time.
     *
     * @param call a call of this collective that this algorithm supports
     * @return how one rank's time can be that of all
     */
    default Symmetry symmetry(Call call) {
        return Symmetry.NONE;
    }
}
