package org.pjrun.launcher.plan;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.pjrun.launcher.options.Nearest;

/** Looks for the class that a user probably meant: another case, a missing package, a slip of the finger. */
final class NearbyClasses {
    /** Deep enough for real packages, and a bound where a class path names the root of a disk. */
    private static final int MAX_DEPTH = 8;

    private static final int MAX_CLASSES = 20_000;

    /** A suggestion is not worth more than a moment: in the root of a disk nearly nothing is a class. */
    private static final int MAX_VISITS = 20_000;

    private final List<String> names = new ArrayList<>();
    private int visits;

    private NearbyClasses() {}

    static @Nullable String nearest(String wanted, List<String> classPath, List<String> own) {
        NearbyClasses nearby = new NearbyClasses();
        for (String entry : classPath) {
            nearby.addAll(new File(entry), "");
        }
        int users = nearby.names.size();
        for (String entry : own) {
            nearby.addAll(new File(entry), ProgramFinder.SAMPLES);
        }
        List<String> known = new ArrayList<>(nearby.names.subList(0, users));
        for (String sample : nearby.names.subList(users, nearby.names.size())) {
            known.add(sample.substring(ProgramFinder.SAMPLES.length()));
        }
        for (String name : known) {
            if (name.endsWith("." + wanted)) {
                return name;
            }
        }
        return Nearest.to(wanted, known);
    }

    private void addAll(File entry, String prefix) {
        if (entry.isDirectory()) {
            addFolder(entry, "", prefix, 0);
            return;
        }
        if (!entry.isFile()) {
            return;
        }
        try (ZipFile zip = new ZipFile(entry)) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                add(entries.nextElement().getName(), prefix);
            }
        } catch (IOException e) {
            // no jar: nothing to suggest from it
        }
    }

    private void addFolder(File folder, String path, String prefix, int depth) {
        boolean enough = depth > MAX_DEPTH || names.size() > MAX_CLASSES || visits > MAX_VISITS;
        File[] files = enough ? null : folder.listFiles();
        if (files == null) {
            return;
        }
        for (File file : files) {
            if (++visits > MAX_VISITS) {
                return;
            }
            String name = file.getName();
            if (name.endsWith(".class")) {
                add(path + name, prefix);
            } else if (Character.isJavaIdentifierStart(name.charAt(0)) && file.isDirectory()) {
                addFolder(file, path + name + "/", prefix, depth + 1);
            }
        }
    }

    private void add(String path, String prefix) {
        if (!path.endsWith(".class")
                || path.indexOf('$') >= 0
                || path.indexOf('-') >= 0
                || names.size() > MAX_CLASSES) {
            return;
        }
        String name = path.substring(0, path.length() - ".class".length()).replace('/', '.');
        if (name.startsWith(prefix)) {
            names.add(name);
        }
    }
}
