package org.pjrun.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pjrun.benchmarks.report.Json;
import org.pjrun.benchmarks.report.Plot;
import org.pjrun.collectives.Algorithm;
import org.pjrun.collectives.Algorithms;
import org.pjrun.collectives.Call;
import org.pjrun.collectives.Collective;
import org.pjrun.collectives.CostModel;
import org.pjrun.collectives.Schedule;
import org.pjrun.collectives.Selection;
import org.pjrun.collectives.Simulator;
import org.pjrun.collectives.Symmetry;
import org.pjrun.collectives.Topology;

/**
 * Collectives on paper: how long each algorithm takes in the cost models, by ranks up to 100,000 and by bytes, drawn as SVG, with
 * rings where selection chooses it.
 */
final class Simulation {
    private static final List<Collective> COLLECTIVES = List.of(
            Collective.BARRIER,
            Collective.BCAST,
            Collective.REDUCE,
            Collective.ALLREDUCE,
            Collective.ALLGATHER,
            Collective.ALLTOALL,
            Collective.REDUCE_SCATTER_BLOCK);
    private static final int[] RANKS = {2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 8192, 32768, 100_000};
    private static final int PER_HOST = 64;
    private static final int SLOT_BYTES = 256 * 1024;

    /** Steps of all ranks together beyond which an algorithm is left out: it would take minutes and be of no use. */
    private static final long MOST_STEPS = 20_000_000;

    private static final CostModel CLUSTER = CostModel.NETWORK;

    private final Path folder;
    private final boolean quick;
    private final List<Object> record = new ArrayList<>();

    Simulation(Path folder, boolean quick) {
        this.folder = folder;
        this.quick = quick;
    }

    void run() throws IOException {
        for (Collective collective : COLLECTIVES) {
            for (int bytes : collective == Collective.BARRIER ? new int[] {0} : new int[] {8, 64 * 1024}) {
                byRanks(collective, bytes);
            }
            if (collective != Collective.BARRIER) {
                byBytes(collective, 8, Topology.oneHost(SLOT_BYTES), CostModel.SHARED_MEMORY, "8 ranks of one host");
                byBytes(
                        collective,
                        1024,
                        Topology.blocks(PER_HOST, SLOT_BYTES),
                        CLUSTER,
                        "1024 ranks on hosts of " + PER_HOST);
            }
        }
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("benchmark", "simulate");
        report.put("host", CostModel.SHARED_MEMORY.toString());
        report.put("network", CLUSTER.toString());
        report.put("results", record);
        Files.writeString(folder.resolve("simulate.json"), Json.text(report));
        System.out.println("kept in " + folder.resolve("simulate.json") + " and simulate-*.svg beside it");
    }

    private void byRanks(Collective collective, int bytes) throws IOException {
        String name = name(collective);
        Plot plot = new Plot(
                name + (bytes == 0 ? "" : " of " + bytes + " bytes") + ", hosts of " + PER_HOST + " ranks",
                "ranks",
                "µs");
        System.out.printf("%n%s%s, by ranks:%n", name, bytes == 0 ? "" : " of " + bytes + " bytes");
        String current = "";
        for (int ranks : RANKS) {
            if (quick && ranks > 1024) {
                continue;
            }
            boolean oneHost = ranks <= PER_HOST;
            Topology topology = oneHost ? Topology.oneHost(SLOT_BYTES) : Topology.blocks(PER_HOST, SLOT_BYTES);
            CostModel model = oneHost ? CostModel.SHARED_MEMORY : CLUSTER;
            current = point(plot, collective, ranks, bytes, topology, model, ranks, current, ranks + " ranks");
        }
        Files.writeString(folder.resolve("simulate-" + name + "-ranks-" + bytes + ".svg"), plot.svg());
    }

    private void byBytes(Collective collective, int ranks, Topology topology, CostModel model, String where)
            throws IOException {
        String name = name(collective);
        Plot plot = new Plot(name + ", " + where, "bytes", "µs");
        System.out.printf("%n%s, %s, by bytes:%n", name, where);
        String current = "";
        for (int bytes = 8; bytes <= 4 << 20; bytes *= 4) {
            current = point(plot, collective, ranks, bytes, topology, model, bytes, current, bytes + " bytes");
        }
        Files.writeString(folder.resolve("simulate-" + name + "-bytes-" + ranks + ".svg"), plot.svg());
    }

    /** Draws all algorithms at one point; returns which one is chosen there. */
    private String point(
            Plot plot,
            Collective collective,
            int ranks,
            int bytes,
            Topology topology,
            CostModel model,
            int x,
            String before,
            String label) {
        Call call = new Call(collective, 0, ranks, 0, bytes / 8, true, false, 8).on(topology);
        Algorithm chosen = Selection.byCost(model).choose(call);
        Map<String, Object> times = new LinkedHashMap<>();
        double best = Double.MAX_VALUE;
        double taken = Double.NaN;
        for (Algorithm algorithm : Algorithms.of(collective)) {
            Double micros = algorithm.supports(call.common()) ? micros(algorithm, call, model) : null;
            if (micros == null) {
                continue;
            }
            times.put(algorithm.name(), Math.round(micros * 1e3) / 1e3);
            plot.add(algorithm.name(), x, Math.max(micros, 1e-3));
            best = Math.min(best, micros);
            if (algorithm.name().equals(chosen.name())) {
                taken = micros;
                plot.mark(x, Math.max(micros, 1e-3));
            }
        }
        if (!chosen.name().equals(before)) {
            System.out.printf(
                    Locale.ROOT, "  from %s: %s, %.2f us (best %.2f us)%n", label, chosen.name(), taken, best);
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("collective", name(collective));
        result.put("ranks", ranks);
        result.put("bytes", bytes);
        result.put("chosen", chosen.name());
        result.put("micros", times);
        record.add(result);
        return chosen.name();
    }

    private static @Nullable Double micros(Algorithm algorithm, Call call, CostModel model) {
        if (algorithm.cost(call.common(), model) > 100) {
            return null; // minutes: no need to draw that
        }
        Schedule first = algorithm.schedule(call);
        long ranks = algorithm.symmetry(call) == Symmetry.NONE ? call.size() : 1;
        return first.steps() * ranks > MOST_STEPS ? null : Simulator.seconds(algorithm, call, model) * 1e6;
    }

    private static String name(Collective collective) {
        return collective.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
