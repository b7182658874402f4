package org.pjrun.launcher.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.pjrun.launcher.hosts.Place;

/**
 * The hosts that a job is planned for, and which rank runs where.
 *
 * @param sites the hosts
 * @param places the place of each rank among them
 * @param processors how many processors each rank is given, 0 where that was not said
 */
public record Sites(List<Site> sites, List<Place> places, int processors) {
    /**
     * A host.
     *
     * @param host its name, empty for this one
     * @param machine what it is
     * @param archive what its ranks' JVMs start from
     * @param staged where it has the entries of the class path, by the names that they have here
     */
    public record Site(String host, Machine machine, RankArchive archive, Map<String, String> staged) {}

    /** All ranks on this host, with as many processors each as were asked for. */
    public static Sites here(Machine machine, RankArchive archive, int ranks, int processors) {
        List<Place> places = new ArrayList<>();
        for (int rank = 0; rank < ranks; rank++) {
            places.add(new Place(0, rank, ""));
        }
        return new Sites(List.of(new Site("", machine, archive, Map.of())), List.copyOf(places), processors);
    }

    int size() {
        return places.size();
    }

    /** The host of a rank. */
    Site of(int rank) {
        return sites.get(places.get(rank).host());
    }

    /** How many ranks share the host of a rank. */
    int neighbours(int rank) {
        int count = 0;
        for (Place place : places) {
            count += place.host() == places.get(rank).host() ? 1 : 0;
        }
        return count;
    }

    /** The cores of all hosts, as if all had as few for each rank as the one that has fewest; the same for all ranks. */
    int cores() {
        long fewest = Long.MAX_VALUE;
        for (int host = 0; host < sites.size(); host++) {
            int index = host;
            long ranks = places.stream().filter(place -> place.host() == index).count();
            if (ranks > 0) {
                fewest = Math.min(fewest, (long) sites.get(host).machine().cores() * size() / ranks);
            }
        }
        return Math.toIntExact(Math.max(1, fewest));
    }

    /** The hosts of all ranks as ranks are told: {@code 0*4,1*4}. */
    String text() {
        StringBuilder text = new StringBuilder();
        int from = 0;
        for (int rank = 1; rank <= places.size(); rank++) {
            if (rank == places.size()
                    || places.get(rank).host() != places.get(from).host()) {
                text.append(text.isEmpty() ? "" : ",")
                        .append(places.get(from).host())
                        .append('*')
                        .append(rank - from);
                from = rank;
            }
        }
        return text.toString();
    }

    /** The processors that a rank is bound to, as Linux lists them; empty where it is not. */
    String cpus(int rank, boolean bound) {
        Place place = places.get(rank);
        if (!place.cpus().isEmpty()) {
            return place.cpus();
        }
        List<String> cores = of(rank).machine().cpus();
        if (!bound && processors == 0 || cores.isEmpty()) {
            return "";
        }
        int each = Math.max(1, processors);
        StringBuilder cpus = new StringBuilder();
        for (int i = 0; i < Math.min(each, cores.size()); i++) {
            cpus.append(cpus.isEmpty() ? "" : ",").append(cores.get((place.localRank() * each + i) % cores.size()));
        }
        return cpus.toString();
    }
}
