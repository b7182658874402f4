package org.pjrun.samples;

import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/** Opens the data sets that come with the samples; {@code data/SOURCES.txt} tells where they are from. */
final class Data {
    private Data() {}

    /** Opens a data set as text; the caller closes it. */
    static BufferedReader open(String name) throws IOException {
        InputStream bytes = Data.class.getResourceAsStream("data/" + name);
        if (bytes == null) {
            throw new FileNotFoundException("data/" + name + " is missing from the samples; build them again");
        }
        InputStream plain = name.endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
        return new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8));
    }
}
