package org.pjrun.internal.comm;

import org.pjrun.internal.engine.Engine;
import org.pjrun.internal.object.ObjectCodec;

/** The communicator of all ranks. */
final class WorldComm extends CollectiveLane {
    private static final long CONTEXT = 2;

    WorldComm(Engine engine, Group group, ObjectCodec objects) {
        super(engine, group, "world", CONTEXT, objects);
    }
}
