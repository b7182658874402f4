package org.pjrun.launcher.console;

/**
 * What is done to the ranks' output on its way.
 *
 * @param tagged whether each line names its rank
 * @param timestamps whether each line begins with the time
 * @param folded whether equal lines of several ranks are shown once
 * @param folder where each rank's output is written to files, empty for none
 * @param copied whether it goes to the console even so
 */
public record Style(boolean tagged, boolean timestamps, boolean folded, String folder, boolean copied) {
    /** Output as it comes. */
    public static final Style PLAIN = new Style(false, false, false, "", true);

    /** Output as it comes, each line with its rank. */
    public static final Style TAGGED = new Style(true, false, false, "", true);

    /**
     * Makes the files of all ranks, where there are to be files.
     *
     * @throws org.pjrun.launcher.BadInput if they cannot be written
     */
    public void prepareFiles(int ranks) {
        if (!folder.isEmpty()) {
            RankFile.prepare(this, ranks);
        }
    }

    /** Words that {@link #of} understands. */
    public String text() {
        return (tagged ? "tagged," : "")
                + (timestamps ? "timestamps," : "")
                + (folded ? "folded," : "")
                + (copied ? "" : "nocopy,")
                + "folder=" + folder;
    }

    /** The style that a {@link #text} stands for; an empty text for output as it comes. */
    public static Style of(String text) {
        int folder = text.indexOf("folder=");
        if (folder < 0) {
            return PLAIN;
        }
        String words = text.substring(0, folder);
        return new Style(
                words.contains("tagged"),
                words.contains("timestamps"),
                words.contains("folded"),
                text.substring(folder + "folder=".length()),
                !words.contains("nocopy"));
    }
}
