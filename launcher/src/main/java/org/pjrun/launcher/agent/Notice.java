package org.pjrun.launcher.agent;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.pjrun.internal.bootstrap.ProgressPage;

/** What an agent tells the launcher. */
public sealed interface Notice {
    /** What kind of host it is; the first notice of all. */
    record Hello(Facts facts) implements Notice {}

    /** Bundles that it does not have; none once all are there. */
    record Missing(List<String> bundles) implements Notice {}

    /** A rank runs. */
    record Started(int rank, long pid) implements Notice {}

    /** A rank could not be started. */
    record Refused(int rank, String why) implements Notice {}

    /** What a rank has written. */
    record Output(int rank, boolean error, byte[] bytes) implements Notice {}

    /** A rank has room for so many more bytes of input. */
    record Taken(int rank, int bytes) implements Notice {}

    /**
     * A rank has ended, and all that it wrote has been passed on.
     *
     * @param status its exit status, 128 + n if signal n ended it
     * @param died whether it has not left the job in good order
     * @param statistics what it has left, empty if nothing
     */
    record Ended(int rank, int status, boolean died, String statistics) implements Notice {}

    /** What ranks do, or have left. */
    record Answers(int question, List<byte[]> snapshots) implements Notice {}

    /** A line for the user. */
    record Line(String text) implements Notice {}

    /** It lives; so long has the rank been blocked that has been for longest, as far as anybody looks. */
    record Beat(long blockedMillis) implements Notice {}

    /** How far ranks say they are, those that do. */
    record Progress(Map<Integer, ProgressPage> ranks) implements Notice {}

    /** Writes a notice. */
    static void write(DataOutputStream out, Notice notice) throws IOException {
        switch (notice) {
            case Hello hello -> {
                out.writeByte(1);
                hello.facts().write(out);
            }
            case Missing missing -> {
                out.writeByte(2);
                Codec.texts(out, missing.bundles());
            }
            case Started started -> {
                out.writeByte(3);
                out.writeInt(started.rank());
                out.writeLong(started.pid());
            }
            case Refused refused -> {
                out.writeByte(4);
                out.writeInt(refused.rank());
                Codec.text(out, refused.why());
            }
            case Output output -> {
                out.writeByte(5);
                out.writeInt(output.rank());
                out.writeBoolean(output.error());
                Codec.bytes(out, output.bytes());
            }
            case Taken taken -> {
                out.writeByte(6);
                out.writeInt(taken.rank());
                out.writeInt(taken.bytes());
            }
            case Ended ended -> {
                out.writeByte(7);
                out.writeInt(ended.rank());
                out.writeInt(ended.status());
                out.writeBoolean(ended.died());
                Codec.text(out, ended.statistics());
            }
            case Answers answers -> {
                out.writeByte(8);
                out.writeInt(answers.question());
                out.writeInt(answers.snapshots().size());
                for (byte[] snapshot : answers.snapshots()) {
                    Codec.bytes(out, snapshot);
                }
            }
            case Line line -> {
                out.writeByte(9);
                Codec.text(out, line.text());
            }
            case Beat beat -> {
                out.writeByte(10);
                out.writeLong(beat.blockedMillis());
            }
            case Progress progress -> {
                out.writeByte(11);
                out.writeInt(progress.ranks().size());
                for (Map.Entry<Integer, ProgressPage> rank : progress.ranks().entrySet()) {
                    out.writeInt(rank.getKey());
                    Codec.text(out, rank.getValue().name());
                    out.writeLong(rank.getValue().total());
                    out.writeLong(rank.getValue().done());
                    out.writeLong(rank.getValue().begunMillis());
                    out.writeBoolean(rank.getValue().over());
                }
            }
        }
    }

    /** Waits for the next notice. */
    static Notice read(DataInputStream in) throws IOException {
        int kind = in.readUnsignedByte();
        return switch (kind) {
            case 1 -> new Hello(Facts.read(in));
            case 2 -> new Missing(Codec.texts(in));
            case 3 -> new Started(in.readInt(), in.readLong());
            case 4 -> new Refused(in.readInt(), Codec.text(in));
            case 5 -> new Output(in.readInt(), in.readBoolean(), Codec.bytes(in));
            case 6 -> new Taken(in.readInt(), in.readInt());
            case 7 -> new Ended(in.readInt(), in.readInt(), in.readBoolean(), Codec.text(in));
            case 8 -> {
                int question = in.readInt();
                List<byte[]> snapshots = new ArrayList<>();
                for (int left = Codec.length(in); left > 0; left--) {
                    snapshots.add(Codec.bytes(in));
                }
                yield new Answers(question, snapshots);
            }
            case 9 -> new Line(Codec.text(in));
            case 10 -> new Beat(in.readLong());
            case 11 -> {
                Map<Integer, ProgressPage> ranks = new TreeMap<>();
                for (int left = Codec.length(in); left > 0; left--) {
                    ranks.put(
                            in.readInt(),
                            new ProgressPage(
                                    Codec.text(in), in.readLong(), in.readLong(), in.readLong(), in.readBoolean()));
                }
                yield new Progress(ranks);
            }
            default -> throw new IOException("the agent says something unknown (" + kind + ")");
        };
    }
}
