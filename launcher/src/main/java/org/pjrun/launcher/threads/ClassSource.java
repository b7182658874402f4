package org.pjrun.launcher.threads;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The rewritten bytes of classes, made once and defined by every rank's loader. */
final class ClassSource {
    private final Map<String, byte[]> classes = new ConcurrentHashMap<>();

    /** The class that a loader found at the place. */
    byte[] bytes(URL place) throws IOException {
        byte[] known = classes.get(place.toString());
        if (known != null) {
            return known;
        }
        try (InputStream in = place.openStream()) {
            byte[] rewritten = CallRewriter.rewrite(in.readAllBytes());
            classes.put(place.toString(), rewritten);
            return rewritten;
        }
    }
}
