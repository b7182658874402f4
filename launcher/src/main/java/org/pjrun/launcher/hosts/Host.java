package org.pjrun.launcher.hosts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A host that a job may use.
 *
 * @param name as the user or the scheduler writes it
 * @param slots how many ranks it takes without being overloaded
 */
public record Host(String name, int slots) {
    /** The same hosts, each once: slots of one that is named several times add up, and it stays where it stood first. */
    public static List<Host> merged(List<Host> hosts) {
        Map<String, Integer> slots = new LinkedHashMap<>();
        for (Host host : hosts) {
            slots.merge(host.name(), host.slots(), Integer::sum);
        }
        List<Host> merged = new ArrayList<>();
        slots.forEach((name, count) -> merged.add(new Host(name, count)));
        return List.copyOf(merged);
    }

    /** Hosts with one slot for each time that they are named. */
    public static List<Host> counted(List<String> names) {
        return merged(names.stream().map(name -> new Host(name, 1)).toList());
    }
}
