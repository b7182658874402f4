package org.pjrun.benchmarks.report;

import java.util.List;
import java.util.Map;

/** Subjects to test with. */
final class Some {
    private Some() {}

    static Subject latency() {
        return new Subject(
                "latency", "round trips", "bytes", "µs", Better.LOWER, "ours", List.of("A", "B"), Map.of(8, 1.2));
    }

    static Subject bandwidth() {
        return new Subject(
                "bandwidth", "windows", "bytes", "MB/s", Better.HIGHER, "ours", List.of("A", "B"), Map.of(1024, 0.9));
    }
}
