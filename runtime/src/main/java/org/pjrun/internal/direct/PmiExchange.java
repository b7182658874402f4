package org.pjrun.internal.direct;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pjrun.internal.bootstrap.RankEnvironment;
import org.pjrun.internal.bootstrap.RendezvousClient;
import org.pjrun.internal.bootstrap.RendezvousServer;
import org.pjrun.internal.bootstrap.Secret;

/** An exchange through the starter, which keeps words for its ranks and has a barrier for them. */
final class PmiExchange implements Exchange {
    private final PmiConnection pmi;
    private final Settings settings;
    private final int rank;
    private final int size;
    private final String store;
    private final int longest;
    private int rounds;
    private @Nullable Keeper keeper;

    /** Begins to speak with the starter, on a connection that is new. */
    PmiExchange(PmiConnection pmi, int rank, int size, Settings settings) throws IOException {
        this.pmi = pmi;
        this.rank = rank;
        this.size = size;
        this.settings = settings;
        pmi.ask("cmd=init pmi_version=1 pmi_subversion=1", "response_to_init");
        this.longest = Integer.parseInt(pmi.ask("cmd=get_maxes", "maxes").getOrDefault("vallen_max", "256"));
        this.store = pmi.ask("cmd=get_my_kvsname", "my_kvsname").getOrDefault("kvsname", "");
    }

    /** Asks for rank and size on a port that all ranks share. */
    static PmiExchange at(Way.Port port, Settings settings) throws IOException {
        PmiConnection pmi = PmiConnection.at(port.address(), settings.millis());
        pmi.ask("cmd=initack pmiid=" + port.id(), "initack");
        int size = number(pmi.hear("set"), "size");
        int rank = number(pmi.hear("set"), "rank");
        pmi.hear("set"); // whether the starter wants to be told more, for its own debugging
        return new PmiExchange(pmi, rank, size, settings);
    }

    private static int number(Map<String, String> words, String name) throws IOException {
        try {
            return Integer.parseInt(words.getOrDefault(name, ""));
        } catch (NumberFormatException e) {
            throw new IOException("PMI: " + words + " (expected: a number " + name + ")", e);
        }
    }

    @Override
    public String job() {
        return "pmi-" + store;
    }

    @Override
    public int rank() {
        return rank;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public List<String> all(String mine) throws IOException {
        String key = "pjrun-" + rounds++ + "-";
        String value = Base64.getUrlEncoder().withoutPadding().encodeToString((mine).getBytes(StandardCharsets.UTF_8));
        if (value.length() >= longest) {
            throw new IOException("PMI: a value of " + value.length() + " bytes (expected: less than " + longest
                    + "); name one interface by " + RankEnvironment.IFACE);
        }
        pmi.ask("cmd=put kvsname=" + store + " key=" + key + rank + " value=" + value + "-", "put_result");
        try {
            pmi.ask("cmd=barrier_in", "barrier_out");
        } catch (SocketTimeoutException e) {
            throw new IOException(
                    "not all " + size + " ranks have called Comm.world() within " + settings.millis() / 1000 + " s", e);
        }
        List<String> all = new ArrayList<>();
        for (int other = 0; other < size; other++) {
            String text = pmi.ask("cmd=get kvsname=" + store + " key=" + key + other, "get_result")
                    .getOrDefault("value", "-");
            byte[] bytes = Base64.getUrlDecoder().decode(text.substring(0, text.length() - 1));
            all.add(new String(bytes, StandardCharsets.UTF_8));
        }
        return all;
    }

    @Override
    public Keeper keeper(boolean oneHost) throws IOException {
        Keeper known = keeper;
        if (known != null) {
            return known;
        }
        RendezvousServer server = null;
        String told = "";
        if (rank == 0) {
            Secret secret = Secret.random();
            server = settings.server(job(), size, secret, settings.addresses(oneHost), List.of(0));
            told = HexFormat.of().formatHex(secret.bytes()) + " " + RankEnvironment.text(server.addresses());
        }
        MeetingNote note = MeetingNote.of(all(told).getFirst());
        RendezvousClient client = settings.client(note.addresses(), job(), rank, size, note.secret());
        known = new Keeper(note.secret(), note.addresses(), client, server);
        keeper = known;
        return known;
    }

    @Override
    public void met(boolean oneHost) {
        // the starter wants to hear of the end, too
    }

    @Override
    public void abort(int status) throws IOException {
        pmi.say("cmd=abort exitcode=" + status);
    }

    @Override
    public void leave(boolean failed) throws IOException {
        try {
            Keeper known = keeper;
            if (known != null) {
                known.leave(failed);
            }
            if (!failed) {
                pmi.ask("cmd=finalize", "finalize_ack"); // who ends without a word is taken for dead
            }
        } finally {
            pmi.close();
        }
    }
}
