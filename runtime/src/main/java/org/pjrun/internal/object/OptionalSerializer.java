package org.pjrun.internal.object;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.util.Optional;

/** Optional values. */
final class OptionalSerializer extends LateSerializer<Optional<?>> {
    @Override
    void writeContent(Kryo kryo, Output output, Optional<?> optional) {
        try {
            kryo.writeClassAndObject(output, optional.orElse(null));
        } catch (Trouble e) {
            throw e.inside(".get()");
        }
    }

    @Override
    public Optional<?> read(Kryo kryo, Input input, Class<? extends Optional<?>> type) {
        return Optional.ofNullable(kryo.readClassAndObject(input));
    }
}
