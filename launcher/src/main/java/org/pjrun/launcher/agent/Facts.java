package org.pjrun.launcher.agent;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.pjrun.launcher.BadInput;
import org.pjrun.launcher.plan.Machine;
import org.pjrun.launcher.plan.RankArchive;

/**
 * What an agent says of its host.
 *
 * @param pid the agent's process
 * @param machine the host and its JDK
 * @param java version of the JDK
 * @param archive from which ranks start faster, empty where there is none
 * @param store the folder where bundles of classes are kept
 */
public record Facts(long pid, Machine machine, String java, RankArchive archive, String store) {
    /** Those of this host. */
    static Facts here(Store store, Map<String, String> environment) {
        String version = System.getProperty("java.runtime.version", "");
        RankArchive archive = RankArchive.of(
                version, System.getProperty("java.home"), "", environment, System.getProperty("user.home"));
        return new Facts(
                ProcessHandle.current().pid(),
                looked(),
                version,
                archive.withoutCache(),
                store.folder().toString());
    }

    private static Machine looked() {
        try {
            return Machine.here(false, true);
        } catch (BadInput e) {
            return Machine.here(false, false); // nobody can be bound here, and perhaps nobody is to be
        }
    }

    void write(DataOutputStream out) throws IOException {
        out.writeLong(pid);
        out.writeInt(machine.cores());
        out.writeLong(machine.memoryBytes());
        Codec.text(out, machine.javaHome());
        Codec.texts(out, machine.cpus());
        Codec.text(out, java);
        Codec.text(out, archive.file());
        Codec.text(out, store);
    }

    static Facts read(DataInputStream in) throws IOException {
        long pid = in.readLong();
        int cores = in.readInt();
        long memory = in.readLong();
        String home = Codec.text(in);
        List<String> cpus = Codec.texts(in);
        return new Facts(
                pid,
                new Machine(cores, memory, home, false, cpus),
                Codec.text(in),
                new RankArchive(Codec.text(in), ""),
                Codec.text(in));
    }
}
