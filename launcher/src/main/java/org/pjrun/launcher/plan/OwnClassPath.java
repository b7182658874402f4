package org.pjrun.launcher.plan;

import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.pjrun.launcher.BadInput;

/**
 * pjrun's own jars: what a rank needs to find on its class path, and what only pjrun itself needs.
 *
 * @param first what ranks of programs that use pjrun get before the user's own classes: what the prepared start is made of
 * @param ranks all that every rank gets; but for the first, after the user's own classes
 * @param launcher what only pjrun uses
 * @param installed whether these are the jars of a folder made for that, samples included
 */
public record OwnClassPath(List<String> first, List<String> ranks, List<String> launcher, boolean installed) {
    private static final String[] FIRST = {"pjrun-collectives-", "pjrun-runtime-"};

    /**
     * Finds pjrun's jars.
     *
     * @param folder the folder of jars (system property {@code pjrun.lib}), empty to use the class path that pjrun runs
     * on
     * @param classPath the class path that pjrun runs on
     * @throws BadInput if the folder cannot be read
     */
    public static OwnClassPath find(String folder, String classPath) {
        List<String> all = new ArrayList<>();
        if (folder.isEmpty()) {
            for (String entry : ClassPaths.split(classPath)) {
                all.add(new File(entry).getAbsolutePath());
            }
        } else {
            String[] names = new File(folder).list();
            if (names == null) {
                throw new BadInput("pjrun.lib: " + folder + " (expected: the folder of pjrun's jars)");
            }
            Arrays.sort(names);
            for (String name : names) {
                if (name.endsWith(".jar")) {
                    all.add(new File(folder, name).getAbsolutePath());
                }
            }
        }
        List<String> first = new ArrayList<>();
        List<String> ranks = new ArrayList<>();
        List<String> launcher = new ArrayList<>();
        for (String entry : all) {
            (launcherOnly(entry) ? launcher : ranks).add(entry);
            if (!folder.isEmpty() && isFirst(entry)) {
                first.add(entry);
            }
        }
        return new OwnClassPath(List.copyOf(first), List.copyOf(ranks), List.copyOf(launcher), !folder.isEmpty());
    }

    /** The class path of a rank: the user's own classes among pjrun's. */
    List<String> around(Program.Compiled program, List<String> users) {
        if (!program.usesPjrun()) {
            return ClassPaths.concat(users, ranks);
        }
        List<String> rest = new ArrayList<>(ranks);
        rest.removeAll(first);
        return ClassPaths.concat(ClassPaths.concat(first, users), rest);
    }

    /** What {@code javac -cp} needs for a program that uses pjrun. */
    public String text() {
        return ClassPaths.join(ranks);
    }

    private static boolean isFirst(String entry) {
        String name = entry.substring(entry.lastIndexOf(File.separatorChar) + 1);
        return name.startsWith(FIRST[0]) || name.startsWith(FIRST[1]);
    }

    private static boolean launcherOnly(String entry) {
        String name = entry.substring(entry.lastIndexOf(File.separatorChar) + 1);
        return name.startsWith("pjrun-launcher") || name.startsWith("picocli") || isFolderOfLauncher(entry);
    }

    private static boolean isFolderOfLauncher(String entry) {
        return !entry.endsWith(".jar") && new File(entry, "org/pjrun/launcher/Pjrun.class").isFile();
    }
}
