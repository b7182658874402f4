package org.pjrun.launcher.remote;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pjrun.launcher.BadInput;
import org.pjrun.launcher.agent.Bundle;
import org.pjrun.launcher.agent.Order;

/** Brings the class path of a job's programs to other hosts, as far as they don't have it yet. */
final class Staging {
    private static final int PIECE_BYTES = 256 * 1024;

    private final Map<String, Bundle> bundles = new LinkedHashMap<>();

    /**
     * Looks at the entries of a class path; those that are not there, or are empty, are left out.
     *
     * @throws BadInput if one cannot be brought to other hosts
     */
    Staging(Iterable<String> entries) {
        for (String entry : entries) {
            Path path = Path.of(entry);
            if (!Files.exists(path)) {
                continue;
            }
            try {
                Bundle bundle = Bundle.of(path);
                if (!bundle.files().isEmpty()) {
                    bundles.put(entry, bundle);
                }
            } catch (IOException e) {
                throw new BadInput("-cp: " + entry + " cannot be brought to other hosts: " + e.getMessage()
                        + "; name the jars and folders of classes that the program needs");
            }
        }
    }

    /** Brings what is missing to a host. */
    void bring(AgentLink link) throws IOException, InterruptedException {
        List<String> missing = link.missing(
                bundles.values().stream().map(Bundle::id).distinct().toList());
        for (Bundle bundle : bundles.values()) {
            if (missing.contains(bundle.id())) {
                for (String file : bundle.files()) {
                    send(link, bundle, file);
                }
                link.complete(bundle.id());
            }
        }
    }

    private static void send(AgentLink link, Bundle bundle, String file) throws IOException, InterruptedException {
        try (InputStream in = Files.newInputStream(bundle.root().resolve(file))) {
            boolean first = true;
            for (byte[] bytes = in.readNBytes(PIECE_BYTES);
                    first || bytes.length > 0;
                    bytes = in.readNBytes(PIECE_BYTES)) {
                link.send(new Order.Piece(bundle.id(), file, first, bytes));
                first = false;
            }
        }
    }

    /** Where a host with that store has the entries. */
    Map<String, String> places(String store) {
        Map<String, String> places = new LinkedHashMap<>();
        bundles.forEach(
                (entry, bundle) -> places.put(entry, bundle.within(store, Files.isRegularFile(Path.of(entry)))));
        return places;
    }
}
