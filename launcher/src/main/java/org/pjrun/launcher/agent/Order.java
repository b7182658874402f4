package org.pjrun.launcher.agent;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.pjrun.launcher.plan.Input;
import org.pjrun.launcher.plan.ProcessPlan;

/** What the launcher tells an agent. */
public sealed interface Order {
    /** The bundles of classes that the ranks will need; answered by {@link Notice.Missing}. */
    record Stage(List<String> bundles) implements Order {}

    /** A part of a file of a bundle, in order; the first part of each file makes it. */
    record Piece(String bundle, String file, boolean first, byte[] bytes) implements Order {}

    /** All of a bundle has been sent. */
    record Complete(String bundle) implements Order {}

    /**
     * What all ranks of the host have in common.
     *
     * @param size of the world
     * @param statistics whether ranks leave their statistics
     * @param variables that all ranks get
     * @param folder where ranks start that are given no folder, if it is there
     */
    record Setup(int size, boolean statistics, Map<String, String> variables, String folder) implements Order {}

    /** Starts a rank; answered by {@link Notice.Started} or {@link Notice.Refused}. */
    record Start(ProcessPlan plan) implements Order {}

    /** What a rank is to read; nothing at all is the end of its input. */
    record Feed(int rank, byte[] bytes) implements Order {}

    /** Asks a rank to end, or ends it at once. */
    record End(int rank, boolean atOnce) implements Order {}

    /** Asks what the ranks of the host do, or what they have left at their end; answered by {@link Notice.Answers}. */
    record Ask(int question, boolean leftovers) implements Order {}

    /**
     * Starts agents on other hosts.
     *
     * @param commands a command for each host, the host's name last
     */
    record Spawn(List<List<String>> commands) implements Order {}

    /** Nothing, so that the agent knows that its launcher lives. */
    record Beat() implements Order {}

    /** The job is over. */
    record Farewell() implements Order {}

    /** Writes an order. */
    static void write(DataOutputStream out, Order order) throws IOException {
        switch (order) {
            case Stage stage -> {
                out.writeByte(1);
                Codec.texts(out, stage.bundles());
            }
            case Piece piece -> {
                out.writeByte(2);
                Codec.text(out, piece.bundle());
                Codec.text(out, piece.file());
                out.writeBoolean(piece.first());
                Codec.bytes(out, piece.bytes());
            }
            case Complete complete -> {
                out.writeByte(3);
                Codec.text(out, complete.bundle());
            }
            case Setup setup -> {
                out.writeByte(4);
                out.writeInt(setup.size());
                out.writeBoolean(setup.statistics());
                Codec.map(out, setup.variables());
                Codec.text(out, setup.folder());
            }
            case Start start -> {
                out.writeByte(5);
                write(out, start.plan());
            }
            case Feed feed -> {
                out.writeByte(6);
                out.writeInt(feed.rank());
                Codec.bytes(out, feed.bytes());
            }
            case End end -> {
                out.writeByte(7);
                out.writeInt(end.rank());
                out.writeBoolean(end.atOnce());
            }
            case Ask ask -> {
                out.writeByte(8);
                out.writeInt(ask.question());
                out.writeBoolean(ask.leftovers());
            }
            case Spawn spawn -> {
                out.writeByte(9);
                out.writeInt(spawn.commands().size());
                for (List<String> command : spawn.commands()) {
                    Codec.texts(out, command);
                }
            }
            case Beat beat -> out.writeByte(10);
            case Farewell farewell -> out.writeByte(11);
        }
    }

    /** Waits for the next order. */
    static Order read(DataInputStream in) throws IOException {
        int kind = in.readUnsignedByte();
        return switch (kind) {
            case 1 -> new Stage(Codec.texts(in));
            case 2 -> new Piece(Codec.text(in), Codec.text(in), in.readBoolean(), Codec.bytes(in));
            case 3 -> new Complete(Codec.text(in));
            case 4 -> new Setup(in.readInt(), in.readBoolean(), Codec.map(in), Codec.text(in));
            case 5 -> new Start(plan(in));
            case 6 -> new Feed(in.readInt(), Codec.bytes(in));
            case 7 -> new End(in.readInt(), in.readBoolean());
            case 8 -> new Ask(in.readInt(), in.readBoolean());
            case 9 -> {
                List<List<String>> commands = new ArrayList<>();
                for (int left = Codec.length(in); left > 0; left--) {
                    commands.add(Codec.texts(in));
                }
                yield new Spawn(commands);
            }
            case 10 -> new Beat();
            case 11 -> new Farewell();
            default -> throw new IOException("the launcher says something unknown (" + kind + ")");
        };
    }

    private static void write(DataOutputStream out, ProcessPlan plan) throws IOException {
        Codec.text(out, plan.host());
        out.writeInt(plan.firstRank());
        Codec.texts(out, plan.command());
        Codec.map(out, plan.environment());
        Codec.text(out, plan.folder());
        out.writeBoolean(plan.input() != Input.NOTHING);
    }

    private static ProcessPlan plan(DataInputStream in) throws IOException {
        return new ProcessPlan(
                Codec.text(in),
                in.readInt(),
                1,
                Codec.texts(in),
                Codec.map(in),
                Codec.text(in),
                in.readBoolean() ? Input.COPIED : Input.NOTHING,
                "",
                0);
    }
}
