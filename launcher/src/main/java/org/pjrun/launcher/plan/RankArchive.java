package org.pjrun.launcher.plan;

import java.io.File;
import java.util.Map;

/**
 * Where prepared classes lie from which the JVM of a rank starts faster, in the user's cache.
 *
 * <p>Ranks get a module flag, and the JDK's own archive is of little use to a JVM with one; these are made with it. One
 * holds the JDK's classes only, and is named after the JDK. The other holds pjrun's as well, loaded and linked, with what a
 * rehearsal showed to be hot: ranks of programs that use pjrun start from it. Its jars stand before the user's on the class path, so
 * that each look-up of a user's class searches them first: other programs are better off with the first.
 *
 * @param file the archive of the JDK's classes, whether it exists or not; empty where there can be none
 * @param cache the same with pjrun's own, made for one set of jars
 */
public record RankArchive(String file, String cache) {
    private static final long DAY_MILLIS = 86_400_000;
    private static final long MINUTE_MILLIS = 60_000;

    /** No archive: ranks start without. */
    public static final RankArchive NONE = new RankArchive("", "");

    /**
     * The places of the archives for a JDK of the given version and folder.
     *
     * @param prepared the folder of what has been prepared for pjrun's jars, empty where there is none
     */
    public static RankArchive of(
            String runtime, String javaHome, String prepared, Map<String, String> environment, String userHome) {
        String configured = environment.get("XDG_CACHE_HOME");
        String cache = configured == null || configured.isEmpty() ? userHome + "/.cache" : configured;
        String key = runtime + "-" + Integer.toHexString(javaHome.hashCode());
        return new RankArchive(
                cache + "/pjrun/ranks/" + key + ".jsa", prepared.isEmpty() ? "" : prepared + "/ranks.aot");
    }

    /** Those of the two that ranks can start from. */
    RankArchive usable() {
        return new RankArchive(usable(file) ? file : "", usable(cache) ? cache : "");
    }

    /** The JDK's classes only, for hosts where pjrun's jars lie elsewhere; without it where no rank can start from that. */
    public RankArchive withoutCache() {
        return new RankArchive(usable(file) ? file : "", "");
    }

    private static boolean usable(String file) {
        return !file.isEmpty() && new File(file).length() > 0;
    }

    /** Whether the JDK's stays as it is: jobs that began at the same time may have begun to make it, and the last one's remains. */
    public boolean settled() {
        return usable(file) && System.currentTimeMillis() - new File(file).lastModified() > MINUTE_MILLIS;
    }

    /** Whether the JDK's is worth making. */
    public boolean missing() {
        return missing(file);
    }

    /** Whether the one with pjrun's classes is worth making. */
    public boolean cacheMissing() {
        return missing(cache);
    }

    /** Whether it can exist and nobody has tried today. An empty file stands for one that failed. */
    private static boolean missing(String file) {
        File place = new File(file);
        return !file.isEmpty() && place.length() == 0 && System.currentTimeMillis() - place.lastModified() > DAY_MILLIS;
    }
}
