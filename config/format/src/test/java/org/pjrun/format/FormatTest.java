package org.pjrun.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Formats every Java file below a {@code src/main/java}, {@code src/main/lower} or {@code src/test/java} and compares, or with
 * {@code -Dformat=apply} (which is what {@code scripts/format} says) writes it back.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class FormatTest {
    /** Programs without a class, which pjrun runs from source, stand elsewhere: the formatter can't parse them. */
    private static final Pattern SOURCE = Pattern.compile(".*/src/(main/java|main/lower|test/java)/.*\\.java");

    private final boolean apply = System.getProperty("format", "check").equals("apply");
    private final Path root = Path.of(System.getProperty("basedir", "."))
            .resolve("../..")
            .toAbsolutePath()
            .normalize();
    private final Formatter formatter = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .build());

    @Test
    void everyJavaFile_isFormatted() throws IOException {
        List<Path> sources = sources();
        assertThat(sources).as("Java files below %s", root).hasSizeGreaterThan(5);
        List<String> complaints = sources.parallelStream()
                .map(this::complaint)
                .filter(c -> !c.isEmpty())
                .toList();
        assertThat(complaints).as("unformatted Java files: run scripts/format").isEmpty();
    }

    private List<Path> sources() throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                String name = folder.getFileName().toString();
                boolean skip = !folder.equals(root) && (name.startsWith(".") || name.equals("target"));
                return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String name = root.relativize(file).toString();
                if (attributes.isRegularFile() && SOURCE.matcher(name).matches()) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }

    /** Returns what is wrong with the file, or nothing. */
    private String complaint(Path file) {
        try {
            String source = Files.readString(file);
            String formatted = formatter.formatSourceAndFixImports(source);
            if (formatted.equals(source)) {
                return "";
            }
            if (apply) {
                Files.writeString(file, formatted);
                return "";
            }
            return root.relativize(file).toString();
        } catch (FormatterException e) {
            return root.relativize(file) + " can't be parsed: " + e.getMessage();
        } catch (IOException e) {
            return root.relativize(file) + " can't be read or written: " + e;
        }
    }
}
