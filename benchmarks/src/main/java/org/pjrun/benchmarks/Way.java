package org.pjrun.benchmarks;

/** What is between two ranks. */
enum Way {
    /** Memory that they share. */
    MEMORY("", ""),
    /** Connections within this host. */
    LOOPBACK("tcp-", "tcp on loopback (Open MPI: --mca btl tcp,self); "),
    /** Connections between two emulated hosts. */
    HOSTS("hosts-", "tcp between two emulated hosts (Open MPI: --mca btl tcp,self), whose ranks ssh has started; ");

    private final String prefix;
    private final String text;

    Way(String prefix, String text) {
        this.prefix = prefix;
        this.text = text;
    }

    /** What names of figures begin with. */
    String prefix() {
        return prefix;
    }

    /** In words. */
    String text() {
        return text;
    }

    boolean tcp() {
        return this != MEMORY;
    }
}
