package org.pjrun.launcher.plan;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** Class paths as text and as lists, and looking into them. */
final class ClassPaths {
    private ClassPaths() {}

    /** The entries of a class path; an empty entry means the current folder, {@code dir/*} all jars of a folder. */
    static List<String> split(String classPath) {
        List<String> entries = new ArrayList<>();
        int from = 0;
        while (from <= classPath.length()) {
            int to = classPath.indexOf(File.pathSeparatorChar, from);
            int end = to < 0 ? classPath.length() : to;
            String entry = classPath.substring(from, end);
            if (entry.equals("*") || entry.endsWith(File.separator + "*")) {
                addJars(entry.substring(0, entry.length() - 1), entries);
            } else {
                entries.add(entry.isEmpty() ? "." : entry);
            }
            from = end + 1;
        }
        return entries;
    }

    private static void addJars(String folder, List<String> entries) {
        String[] names = new File(folder.isEmpty() ? "." : folder).list();
        if (names == null) {
            return;
        }
        Arrays.sort(names);
        for (String name : names) {
            if (name.endsWith(".jar") || name.endsWith(".JAR")) {
                entries.add(folder + name);
            }
        }
    }

    /** The entries of one class path and then those of another. */
    static List<String> concat(List<String> first, List<String> second) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    static String join(List<String> entries) {
        StringBuilder text = new StringBuilder();
        for (String entry : entries) {
            if (!text.isEmpty()) {
                text.append(File.pathSeparatorChar);
            }
            text.append(entry);
        }
        return text.toString();
    }

    /** Whether one of the entries holds the class. */
    static boolean holds(List<String> entries, String className) {
        String file = className.replace('.', '/') + ".class";
        for (String entry : entries) {
            File place = new File(entry);
            if (place.isDirectory() ? new File(place, file).isFile() : jarHolds(place, file)) {
                return true;
            }
        }
        return false;
    }

    /** The content of the first file of this name, null if there is none or it cannot be read. */
    static byte @Nullable [] read(List<String> entries, String file) {
        for (String entry : entries) {
            File place = new File(entry);
            try {
                if (place.isDirectory()) {
                    File found = new File(place, file);
                    if (found.isFile()) {
                        return Files.readAllBytes(found.toPath());
                    }
                } else if (place.isFile()) {
                    try (ZipFile zip = new ZipFile(place)) {
                        ZipEntry found = zip.getEntry(file);
                        if (found != null) {
                            return zip.getInputStream(found).readAllBytes();
                        }
                    }
                }
            } catch (IOException e) {
                // the JVM too passes over what is no jar
            }
        }
        return null;
    }

    private static boolean jarHolds(File jar, String file) {
        if (!jar.isFile()) {
            return false;
        }
        try (ZipFile zip = new ZipFile(jar)) {
            return zip.getEntry(file) != null;
        } catch (IOException e) {
            // the JVM too passes over what is no jar
            return false;
        }
    }
}
