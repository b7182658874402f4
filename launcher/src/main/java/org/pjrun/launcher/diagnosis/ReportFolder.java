package org.pjrun.launcher.diagnosis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.pjrun.internal.diagnosis.Finding;
import org.pjrun.internal.diagnosis.HtmlReport;
import org.pjrun.internal.diagnosis.JsonReport;

/** Writes a finding as text, as JSON, and as a page for a browser. */
final class ReportFolder {
    private ReportFolder() {}

    /** Writes all three; what to say of it in one line. */
    static String write(String folder, String job, String text, Finding finding, long elapsedMillis) {
        Path place = Path.of(folder);
        try {
            Files.createDirectories(place);
            Files.writeString(place.resolve("report.txt"), text);
            Files.writeString(place.resolve("report.json"), JsonReport.of(job, finding, elapsedMillis));
            Path page = place.resolve("report.html");
            Files.writeString(page, HtmlReport.of(job, finding, elapsedMillis));
            return "report: " + page;
        } catch (IOException e) {
            return "no report in " + place + ": " + e.getMessage();
        }
    }
}
