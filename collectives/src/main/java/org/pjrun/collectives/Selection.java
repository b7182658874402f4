package org.pjrun.collectives;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the algorithm of a call: the cheapest in the cost model, or the one that the user named; immutable.
 *
 * <p>All ranks must choose alike without asking each other, so only {@link Call#common()} is looked at: never the rank,
 * counts that only some ranks know, or whether a call is in place. All ranks must hold equal selections.
 */
public final class Selection {
    /** What may be lost by not looking closer. */
    private static final double NEGLIGIBLE = 0.97;

    private static final double EXCESS_OF_HOSTS = 4;

    /** Formulas hardly know who is busy while others wait. */
    private static final double EXCESS_OF_CROWDS = 1.7;

    /** Steps of all ranks together, and ranks, beyond which schedules are not played to choose: it would take a millisecond. */
    private static final int MOST_PLAYED = 8192;

    private static final int MOST_PLAYERS = 64;

    private final CostModel model;
    private final Map<Collective, Algorithm> forced;
    private final boolean ordered;
    private final @Nullable Consumer<String> listener;

    private Selection(
            CostModel model, Map<Collective, Algorithm> forced, boolean ordered, @Nullable Consumer<String> listener) {
        this.model = model;
        this.forced = forced;
        this.ordered = ordered;
        this.listener = listener;
    }

    /**
     * A selection by cost alone.
     *
     * @param model costs of the machine
     * @return the selection
     */
    public static Selection byCost(CostModel model) {
        return new Selection(model, Map.of(), false, null);
    }

    /**
     * This selection, but with one collective's algorithm named. Calls that the named one does not support (say, an
     * operation that does not commute on a ring) are still chosen by cost.
     *
     * @param collective which collective
     * @param name name of one of its algorithms
     * @return the new selection
     * @throws IllegalArgumentException if there is no such algorithm
     */
    public Selection with(Collective collective, String name) {
        Map<Collective, Algorithm> changed = new EnumMap<>(Collective.class);
        changed.putAll(forced);
        changed.put(collective, Algorithms.named(collective, name));
        return new Selection(model, changed, ordered, listener);
    }

    /**
     * This selection, but reductions whose order matters are done in one order, whatever length, root and wishes are.
     *
     * @return the new selection
     */
    public Selection reproducible() {
        return new Selection(model, forced, true, listener);
    }

    /**
     * Tells whether reductions whose order matters are done in one order.
     *
     * @return true for what {@link #reproducible} gives
     */
    public boolean isReproducible() {
        return ordered;
    }

    /**
     * This selection, but with each choice {@linkplain #explain explained} to a listener.
     *
     * @param told gets a line
     * @return the new selection
     */
    public Selection toldTo(Consumer<String> told) {
        return new Selection(model, forced, ordered, told);
    }

    /**
     * This selection, but with algorithms named as users write it.
     *
     * @param text such as {@code "allreduce=ring,reduce-scatter=pairwise"}; empty changes nothing
     * @return the new selection
     * @throws IllegalArgumentException if it has another form, or names what is not there
     */
    public Selection with(String text) {
        Selection selection = this;
        for (String choice : text.split(",", -1)) {
            if (choice.isBlank()) {
                continue;
            }
            int equals = choice.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException("coll: " + choice + " (expected: collective=algorithm)");
            }
            String name = choice.substring(equals + 1).strip();
            selection = selection.with(collective(choice.substring(0, equals).strip()), name);
        }
        return selection;
    }

    /**
     * Chooses the algorithm of a call.
     *
     * @param call the call of any rank
     * @return an algorithm that supports it, the same on all ranks
     */
    public Algorithm choose(Call call) {
        if (listener != null) {
            listener.accept(explain(call));
        }
        return choice(call.common());
    }

    private Algorithm choice(Call common) {
        if (inOrder(common)) {
            return Algorithms.named(common.collective(), scans(common.collective()) ? "chain" : "linear");
        }
        Algorithm named = forced.get(common.collective());
        return named != null && named.supports(common) ? named : cheapest(common);
    }

    private boolean inOrder(Call common) {
        return ordered && common.collective().reduces() && !common.commutative();
    }

    private static boolean scans(Collective collective) {
        return collective == Collective.SCAN || collective == Collective.EXSCAN;
    }

    /**
     * Tells in one line what was chosen and what it was weighed against.
     *
     * @param call the call of any rank
     * @return such as {@code "allreduce of 8 bytes on 4 ranks: recursive-doubling (recursive-doubling 1.0 us, ...)"}
     */
    public String explain(Call call) {
        Call common = call.common();
        Algorithm chosen = choice(common);
        StringBuilder text = new StringBuilder(userName(call.collective()))
                .append(String.format(Locale.ROOT, " of %.0f bytes", call.bytes(common.count())))
                .append(" on ")
                .append(call.size())
                .append(" ranks: ")
                .append(chosen.name());
        Algorithm named = forced.get(common.collective());
        if (inOrder(common)) {
            text.append(", to be reproducible");
        } else if (named != null) {
            boolean taken = named.name().equals(chosen.name());
            text.append(taken ? ", as named" : ", since " + named.name() + " cannot do it");
        }
        String separator = " (";
        List<Algorithm> candidates = supporting(common);
        double[] costs = costs(candidates, common);
        for (int i = 0; i < costs.length; i++) {
            text.append(separator)
                    .append(candidates.get(i).name())
                    .append(String.format(Locale.ROOT, " %.1f us", costs[i] * 1e6));
            separator = ", ";
        }
        return text.append(')').toString();
    }

    private Algorithm cheapest(Call common) {
        List<Algorithm> candidates = supporting(common);
        double[] costs = costs(candidates, common);
        int best = 0;
        for (int i = 1; i < costs.length; i++) {
            best = costs[i] < costs[best] ? i : best;
        }
        return candidates.get(best);
    }

    /** What each takes by its formula, or on virtual clocks where formulas are too rough to tell who takes least. */
    private double[] costs(List<Algorithm> candidates, Call common) {
        double[] costs = new double[candidates.size()];
        double told = Double.POSITIVE_INFINITY;
        for (int i = 0; i < costs.length; i++) {
            costs[i] = candidates.get(i).cost(common, model);
            told = Math.min(told, costs[i]);
        }
        boolean doubtful = false;
        for (int i = 0; i < costs.length && playable(common); i++) {
            doubtful |= costs[i] > told && mayBe(candidates.get(i), common, costs[i], told);
        }
        for (int i = 0; i < costs.length && doubtful; i++) {
            if (mayBe(candidates.get(i), common, costs[i], told)) {
                costs[i] = played(candidates.get(i), common, costs[i]);
            }
        }
        return costs;
    }

    /** Whether an algorithm may take less than it was told for another one, so that it is worth finding out. */
    private boolean mayBe(Algorithm algorithm, Call common, double cost, double less) {
        // Between hosts formulas take all messages to be slow, whichever ranks share a host.
        double excess = common.topology().hosts(common.size()) == 1 ? algorithm.excess(common) : EXCESS_OF_HOSTS;
        excess *= model.ranksPerCore() > 1 ? EXCESS_OF_CROWDS : 1;
        return excess > 1 && cost < less * NEGLIGIBLE * excess;
    }

    private static boolean playable(Call common) {
        return !common.collective().irregular() && common.size() <= MOST_PLAYERS;
    }

    /** The time on virtual clocks, or what its formula says where it would take long to find out. */
    private double played(Algorithm algorithm, Call common, double told) {
        long steps = (long) algorithm.schedule(common).steps() * common.size();
        return steps > MOST_PLAYED ? told : Simulator.seconds(algorithm, common, model);
    }

    private static List<Algorithm> supporting(Call common) {
        List<Algorithm> supporting = Algorithms.of(common.collective()).stream()
                .filter(algorithm -> algorithm.supports(common))
                .toList();
        if (supporting.isEmpty()) {
            throw new IllegalStateException(common.collective() + ": no algorithm for " + common);
        }
        return supporting;
    }

    private static Collective collective(String name) {
        for (Collective collective : Collective.values()) {
            if (userName(collective).equals(name)) {
                return collective;
            }
        }
        throw new IllegalArgumentException(
                "coll: collective: " + name + " (expected: such as allreduce, reduce-scatter)");
    }

    private static String userName(Collective collective) {
        return collective.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
