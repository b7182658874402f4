package org.pjrun.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.pjrun.benchmarks.runner.FailedRun;

/** Two hosts on this machine, h1 and h2, which end with this process; made by {@code scripts/testbed}, as root only. */
final class EmulatedHosts {
    private final Workshop workshop;
    private final Path folder;

    private EmulatedHosts(Workshop workshop, Path folder) {
        this.workshop = workshop;
        this.folder = folder;
    }

    static EmulatedHosts make(Workshop workshop) throws FailedRun, InterruptedException {
        try {
            EmulatedHosts hosts = new EmulatedHosts(workshop, Files.createTempDirectory("pjrun-bench-"));
            workshop.commands().run(List.of(hosts.script("hosts"), "up", hosts.folder.toString(), "2"));
            Runtime.getRuntime().addShutdownHook(new Thread(hosts::end, "testbed"));
            return hosts;
        } catch (IOException e) {
            throw new FailedRun("no folder for a testbed: " + e.getMessage());
        }
    }

    private void end() {
        try {
            for (List<String> command : List.of(
                    List.of(script("slurm"), "down", folder.toString()),
                    List.of(script("hosts"), "down", folder.toString()),
                    List.of("rm", "-rf", folder.toString()))) {
                new ProcessBuilder(command).inheritIO().start().waitFor();
            }
        } catch (IOException e) {
            System.err.println("bench: " + folder + " is left over: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String script(String name) {
        return workshop.home().resolve("scripts/testbed").resolve(name).toString();
    }

    /** The command that reaches a host, as ssh does. */
    String ssh() {
        return folder.resolve("ssh").toString();
    }

    /** Starts a Slurm on them; the variable by which its commands find it. */
    String slurm() throws FailedRun, InterruptedException {
        workshop.commands().run(List.of(script("slurm"), "up", folder.toString(), "8"));
        return "SLURM_CONF=" + folder.resolve("slurm/slurm.conf");
    }

    /** The address of a host, from 1 on. */
    String address(int host) throws FailedRun {
        try {
            return "10." + Files.readString(folder.resolve("net")).strip() + "." + host;
        } catch (IOException e) {
            throw new FailedRun("no testbed: " + e.getMessage());
        }
    }
}
