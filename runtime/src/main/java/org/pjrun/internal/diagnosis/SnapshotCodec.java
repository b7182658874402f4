package org.pjrun.internal.diagnosis;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Snapshots as bytes, between the processes of one version of pjrun. */
final class SnapshotCodec {
    private static final int LONGEST_TEXT = 500;

    private SnapshotCodec() {}

    /** Writes and reads one element of a list. */
    private interface Writer<T> {
        void write(DataOutputStream out, T value) throws IOException;
    }

    private interface Reader<T> {
        T read(DataInputStream in) throws IOException;
    }

    /** At most so many bytes; details are left out of what would be longer, the least needed first. */
    static byte[] bytes(RankSnapshot snapshot, int most) {
        RankSnapshot shorter = snapshot;
        for (int entries = 1024; entries >= 1; entries /= 2) {
            byte[] bytes = bytes(shorter);
            if (bytes.length <= most) {
                return bytes;
            }
            shorter = shortened(snapshot, entries / 2);
        }
        return bytes(RankSnapshot.of(snapshot.rank(), RankSnapshot.State.SILENT));
    }

    private static RankSnapshot shortened(RankSnapshot s, int entries) {
        return new RankSnapshot(
                s.rank(),
                s.state(),
                s.pid(),
                first(s.blocked(), Math.max(64, entries)),
                first(s.threads(), Math.max(64, entries)),
                first(s.unread(), entries),
                first(s.pending(), entries),
                s.sent(),
                s.received(),
                s.waitingToSend(),
                s.collectives(),
                first(s.recent(), entries / 8),
                first(s.open(), entries / 8));
    }

    private static <T> List<T> first(List<T> list, int most) {
        return list.subList(0, Math.min(list.size(), most));
    }

    private static byte[] bytes(RankSnapshot s) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(s.rank());
            out.writeByte(s.state().ordinal());
            out.writeLong(s.pid());
            list(out, s.blocked(), SnapshotCodec::call);
            list(out, s.threads(), SnapshotCodec::thread);
            list(out, s.unread(), SnapshotCodec::letter);
            list(out, s.pending(), SnapshotCodec::letter);
            numbers(out, s.sent());
            numbers(out, s.received());
            out.writeBoolean(s.waitingToSend());
            list(out, s.collectives(), SnapshotCodec::progress);
            list(out, s.recent(), SnapshotCodec::letter);
            list(out, s.open(), SnapshotCodec::text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static RankSnapshot read(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return new RankSnapshot(
                    in.readInt(),
                    RankSnapshot.State.values()[in.readByte()],
                    in.readLong(),
                    list(in, SnapshotCodec::call),
                    list(in, SnapshotCodec::thread),
                    list(in, SnapshotCodec::letter),
                    list(in, SnapshotCodec::letter),
                    numbers(in),
                    numbers(in),
                    in.readBoolean(),
                    list(in, SnapshotCodec::progress),
                    list(in, SnapshotCodec::letter),
                    list(in, DataInput::readUTF));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> void list(DataOutputStream out, List<T> values, Writer<T> writer) throws IOException {
        out.writeInt(values.size());
        for (T value : values) {
            writer.write(out, value);
        }
    }

    private static <T> List<T> list(DataInputStream in, Reader<T> reader) throws IOException {
        int size = in.readInt();
        List<T> values = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            values.add(reader.read(in));
        }
        return values;
    }

    /** Numbers that mostly are 0. */
    private static void numbers(DataOutputStream out, List<Long> values) throws IOException {
        out.writeInt(values.size());
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) != 0) {
                out.writeInt(i);
                out.writeLong(values.get(i));
            }
        }
        out.writeInt(-1);
    }

    private static List<Long> numbers(DataInputStream in) throws IOException {
        List<Long> values = new ArrayList<>(Collections.nCopies(in.readInt(), 0L));
        for (int i = in.readInt(); i >= 0; i = in.readInt()) {
            values.set(i, in.readLong());
        }
        return values;
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        out.writeUTF(text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text);
    }

    private static void call(DataOutputStream out, BlockedCall call) throws IOException {
        out.writeLong(call.id());
        text(out, call.thread());
        text(out, call.call());
        text(out, call.line());
        out.writeLong(call.millis());
        out.writeBoolean(call.all());
        list(out, call.needs(), SnapshotCodec::need);
        list(out, call.stack(), SnapshotCodec::text);
    }

    private static BlockedCall call(DataInputStream in) throws IOException {
        return new BlockedCall(
                in.readLong(),
                in.readUTF(),
                in.readUTF(),
                in.readUTF(),
                in.readLong(),
                in.readBoolean(),
                list(in, SnapshotCodec::need),
                list(in, DataInput::readUTF));
    }

    private static void need(DataOutputStream out, Need need) throws IOException {
        out.writeByte(need.kind().ordinal());
        out.writeLong(need.context());
        text(out, need.comm());
        list(out, need.ranks(), DataOutputStream::writeInt);
        out.writeInt(need.peer());
        out.writeInt(need.tag());
        out.writeLong(need.bytes());
        text(out, need.type());
        out.writeBoolean(need.matched());
        text(out, need.line());
    }

    private static Need need(DataInputStream in) throws IOException {
        return new Need(
                Need.Kind.values()[in.readByte()],
                in.readLong(),
                in.readUTF(),
                list(in, DataInputStream::readInt),
                in.readInt(),
                in.readInt(),
                in.readLong(),
                in.readUTF(),
                in.readBoolean(),
                in.readUTF());
    }

    private static void thread(DataOutputStream out, LiveThread thread) throws IOException {
        text(out, thread.name());
        text(out, thread.state());
        text(out, thread.line());
        out.writeBoolean(thread.mayMove());
        out.writeBoolean(thread.daemon());
        list(out, thread.stack(), SnapshotCodec::text);
    }

    private static LiveThread thread(DataInputStream in) throws IOException {
        return new LiveThread(
                in.readUTF(),
                in.readUTF(),
                in.readUTF(),
                in.readBoolean(),
                in.readBoolean(),
                list(in, DataInput::readUTF));
    }

    private static void letter(DataOutputStream out, Letter letter) throws IOException {
        out.writeByte(letter.kind().ordinal());
        out.writeLong(letter.context());
        text(out, letter.comm());
        out.writeInt(letter.worldRank());
        out.writeInt(letter.peer());
        out.writeInt(letter.tag());
        out.writeLong(letter.bytes());
        text(out, letter.type());
        text(out, letter.line());
        out.writeLong(letter.madeMillis());
    }

    private static Letter letter(DataInputStream in) throws IOException {
        return new Letter(
                Need.Kind.values()[in.readByte()],
                in.readLong(),
                in.readUTF(),
                in.readInt(),
                in.readInt(),
                in.readInt(),
                in.readLong(),
                in.readUTF(),
                in.readUTF(),
                in.readLong());
    }

    private static void progress(DataOutputStream out, RankSnapshot.Progress progress) throws IOException {
        text(out, progress.comm());
        out.writeLong(progress.context());
        out.writeLong(progress.calls());
    }

    private static RankSnapshot.Progress progress(DataInputStream in) throws IOException {
        return new RankSnapshot.Progress(in.readUTF(), in.readLong(), in.readLong());
    }
}
