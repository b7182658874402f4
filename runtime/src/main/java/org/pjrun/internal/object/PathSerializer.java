package org.pjrun.internal.object;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import com.esotericsoftware.kryo.serializers.ImmutableSerializer;
import java.nio.file.FileSystems;
import java.nio.file.Path;

/** Paths of the host's files as their names, which may mean another file, or none, on another host. */
final class PathSerializer extends ImmutableSerializer<Path> {
    @Override
    public void write(Kryo kryo, Output output, Path path) {
        if (!path.getFileSystem().equals(FileSystems.getDefault())) {
            throw new Trouble(
                    "the path " + path + " cannot be sent: it lies in " + path.getFileSystem() + ", which no other"
                            + " process sees; send the file's content",
                    null);
        }
        output.writeString(path.toString());
    }

    @Override
    public Path read(Kryo kryo, Input input, Class<? extends Path> type) {
        String name = input.readString();
        if (name == null) {
            throw new Trouble("the message cannot be read: it lacks the name of a path", null);
        }
        return Path.of(name);
    }
}
