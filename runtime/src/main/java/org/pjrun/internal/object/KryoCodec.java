package org.pjrun.internal.object;

import org.jspecify.annotations.Nullable;
import org.pjrun.internal.buffer.Stream;

final class KryoCodec implements ObjectCodec {
    @Override
    public Stream encode(@Nullable Object o) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ObjectSink sink() {
        throw new UnsupportedOperationException();
    }

    @Override
    public @Nullable Object decode(ObjectSink s) {
        throw new UnsupportedOperationException();
    }
}
