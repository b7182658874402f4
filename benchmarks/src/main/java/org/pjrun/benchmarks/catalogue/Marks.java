package org.pjrun.benchmarks.catalogue;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The lines of the catalogue's sources that are marked as those where a program may hang. */
public final class Marks {
    private static final String MARK = "// !";
    private static final String SOURCES = "benchmarks/src/main/java/org/pjrun/benchmarks/catalogue";

    private Marks() {}

    /** Those of all sources of the catalogue in a checkout, such as {@code Sending.java:12}. */
    public static Set<String> of(Path checkout) throws IOException {
        Set<String> marked = new HashSet<>();
        try (DirectoryStream<Path> sources = Files.newDirectoryStream(checkout.resolve(SOURCES), "*.java")) {
            for (Path source : sources) {
                List<String> lines = Files.readAllLines(source);
                for (int i = 0; i < lines.size(); i++) {
                    if (lines.get(i).endsWith(MARK)) {
                        marked.add(source.getFileName() + ":" + (i + 1));
                    }
                }
            }
        }
        return marked;
    }
}
