package org.pjrun.launcher.plan;

import java.io.File;
import java.util.Map;

/**
 * Where the prepared classes of the JDK lie from which the JVM of a rank starts faster: in the user's cache, named
 * after the JDK.
 *
 * <p>Ranks get a module flag, and the JDK's own archive is of little use to a JVM with one; this archive is made with
 * it. Only classes of the JDK are in it, because an archive with pjrun's own would have to stand before the user's on
 * the class path, and then every look-up of a user's class would search pjrun's jars first.
 *
 * @param file the archive, whether it exists or not; empty where there can be none
 */
public record RankArchive(String file) {
    private static final long DAY_MILLIS = 86_400_000;
    private static final long MINUTE_MILLIS = 60_000;

    /** No archive: ranks start without. */
    public static final RankArchive NONE = new RankArchive("");

    /** The place of the archive for a JDK of the given version and folder. */
    public static RankArchive of(String runtime, String javaHome, Map<String, String> environment, String userHome) {
        String configured = environment.get("XDG_CACHE_HOME");
        String cache = configured == null || configured.isEmpty() ? userHome + "/.cache" : configured;
        String key = runtime + "-" + Integer.toHexString(javaHome.hashCode());
        return new RankArchive(cache + "/pjrun/ranks/" + key + ".jsa");
    }

    /** Whether ranks can start from it. */
    public boolean usable() {
        return !file.isEmpty() && new File(file).length() > 0;
    }

    /** Whether it stays as it is: jobs that began at the same time may have begun to make it, and the last one's remains. */
    public boolean settled() {
        return usable() && System.currentTimeMillis() - new File(file).lastModified() > MINUTE_MILLIS;
    }

    /** Whether it is worth making: it can exist and nobody has tried today. An empty file stands for one that failed. */
    public boolean missing() {
        File place = new File(file);
        return !file.isEmpty() && place.length() == 0 && System.currentTimeMillis() - place.lastModified() > DAY_MILLIS;
    }
}
