package org.pjrun.launcher.plan;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import org.pjrun.internal.bootstrap.Interfaces;
import org.pjrun.internal.bootstrap.RankEnvironment;
import org.pjrun.internal.bootstrap.Subnet;
import org.pjrun.launcher.ShellWords;
import org.pjrun.launcher.console.Style;
import org.pjrun.launcher.options.Diagnosing;

/**
 * A job before it is started: a value that can be printed and compared.
 *
 * @param job the job's random name
 * @param size number of ranks
 * @param heapBytes heap limit that each rank is given, 0 where the user chose it
 * @param processes the processes that make up the job, by rank
 * @param output what is done to the ranks' output
 * @param timeoutMillis when the job is ended, 0 for never
 * @param goesOn whether other ranks live on when one fails
 * @param stats whether to say at the end what each rank has done
 * @param diagnosing how it is watched and checked
 */
public record JobPlan(
        String job,
        int size,
        long heapBytes,
        List<ProcessPlan> processes,
        Style output,
        long timeoutMillis,
        boolean goesOn,
        boolean stats,
        Diagnosing diagnosing) {
    /** The same with other processes. */
    public JobPlan withProcesses(List<ProcessPlan> others) {
        return new JobPlan(job, size, heapBytes, List.copyOf(others), output, timeoutMillis, goesOn, stats, diagnosing);
    }

    /** Whether ranks run on other hosts than this one, by agents. */
    public boolean spread() {
        return !processes.get(0).host().isEmpty();
    }

    /** Whether ranks are threads of one process. */
    public boolean threads() {
        return processes.get(0).ranks() == size && size > 1;
    }

    /** Whether some ranks talk over tcp. */
    public boolean networked() {
        return processes.get(0).environment().containsKey(RankEnvironment.HOSTS);
    }

    /** Whether ranks run on several hosts. */
    public boolean severalHosts() {
        return processes
                .get(0)
                .environment()
                .getOrDefault(RankEnvironment.HOSTS, "")
                .contains(",");
    }

    /** Whether what goes over tcp is encrypted. */
    public boolean encrypted() {
        return processes.get(0).environment().containsKey(RankEnvironment.TLS);
    }

    /** The addresses where ranks that talk over tcp find this process. */
    public List<InetAddress> addresses() {
        Map<String, String> variables = processes.get(0).environment();
        return Interfaces.choose(variables.get(RankEnvironment.IFACE), !severalHosts()).stream()
                .map(Subnet::address)
                .toList();
    }

    /** Whether any process waits for a debugger. */
    public boolean debugged() {
        for (ProcessPlan process : processes) {
            if (process.debugPort() > 0) {
                return true;
            }
        }
        return false;
    }

    /** The plan as lines that a shell would understand. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (ProcessPlan process : processes) {
            if (!process.host().isEmpty()) {
                text.append(process.host()).append(": ");
            }
            if (!process.folder().isEmpty()) {
                text.append("cd ").append(ShellWords.quoted(process.folder())).append(" && ");
            }
            for (var variable : process.environment().entrySet()) {
                text.append(variable.getKey())
                        .append('=')
                        .append(ShellWords.quoted(variable.getValue()))
                        .append(' ');
            }
            String separator = "";
            for (String word : process.command()) {
                text.append(separator).append(ShellWords.quoted(word));
                separator = " ";
            }
            text.append('\n');
        }
        return text.toString();
    }
}
