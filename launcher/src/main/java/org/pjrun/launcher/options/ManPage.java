package org.pjrun.launcher.options;

/** The manual page as {@code man} reads it, made from the {@link Option} table. */
public final class ManPage {
    private ManPage() {}

    /** The page, for a version of pjrun. */
    public static String text(String version) {
        StringBuilder page = new StringBuilder();
        page.append(".TH PJRUN 1 \"\" \"").append(escaped(version)).append("\" \"User commands\"\n");
        section(page, "NAME", "pjrun - start a program as several ranked JVM processes");
        page.append(".SH SYNOPSIS\n.B pjrun\n[options] Main|x.jar|File.java [arguments] [: [options] program ...]\n");
        section(page, "DESCRIPTION", HelpText.SUMMARY + " " + HelpText.PROGRAM + " " + HelpText.ARGUMENTS);
        page.append(".SH OPTIONS\n");
        for (Option option : Option.values()) {
            page.append(".TP\n");
            String separator = "";
            for (String name : option.names()) {
                page.append(separator).append("\\fB").append(escaped(name)).append("\\fR");
                separator = ", ";
            }
            if (!option.value().isEmpty()) {
                page.append(option.takesValue() ? " " : "")
                        .append("\\fI")
                        .append(escaped(option.value()))
                        .append("\\fR");
            }
            page.append('\n').append(escaped(option.description())).append('\n');
        }
        section(page, "SEVERAL PROGRAMS", HelpText.SEVERAL);
        section(page, "ENVIRONMENT", HelpText.PRESETS);
        section(page, "EXIT STATUS", HelpText.STATUS);
        return page.toString();
    }

    private static void section(StringBuilder page, String title, String text) {
        page.append(".SH ").append(title).append('\n').append(escaped(text)).append('\n');
    }

    /** Keeps roff from reading hyphens as dashes, and words as requests. */
    private static String escaped(String text) {
        String safe = text.replace("\\", "\\e").replace("-", "\\-");
        return safe.startsWith(".") || safe.startsWith("'") ? "\\&" + safe : safe;
    }
}
