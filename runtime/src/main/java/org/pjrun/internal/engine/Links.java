package org.pjrun.internal.engine;

import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pjrun.internal.transport.Channel;
import org.pjrun.internal.transport.Transport;

/** The links of this process to other processes, made when first asked for; processes may join later. */
final class Links {
    private @Nullable Link[] links;
    private final int me;
    private final Peers world;
    private final Transport transport;

    Links(int me, int size, Transport transport) {
        this.me = me;
        this.links = new Link[size];
        this.transport = transport;
        this.world = new World(size);
    }

    Link of(int process) {
        Link link = process < links.length ? links[process] : null;
        return link == null ? make(process) : link;
    }

    private Link make(int process) {
        if (process >= links.length) {
            links = Arrays.copyOf(links, Math.max(process + 1, links.length * 3 / 2));
        }
        Link made = new Link(process, process == me ? null : transport.channel(process));
        links[process] = made;
        return made;
    }

    /** The link to a process if it was ever asked for. */
    @Nullable
    Link known(int process) {
        return process < links.length ? links[process] : null;
    }

    /** Does something with all links that were ever asked for. */
    void forEach(Consumer<Link> action) {
        for (Link link : links.clone()) {
            if (link != null) {
                action.accept(link);
            }
        }
    }

    /** Whether every one of these processes but this one is known to have ended; null stands for the world. */
    boolean allEnded(@Nullable Peers peers) {
        Peers asked = peers == null ? world : peers;
        boolean others = false;
        for (int r = 0; r < asked.size(); r++) {
            int process = asked.process(r);
            if (process == me) {
                continue;
            }
            if (of(process).channel().peer() == Channel.Peer.OPEN) {
                return false;
            }
            others = true;
        }
        return others;
    }

    private record World(int size) implements Peers {
        @Override
        public int process(int rank) {
            return rank;
        }
    }
}
