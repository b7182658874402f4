package org.pjrun.internal.object;

import org.pjrun.internal.buffer.Stream;

/** A place for one message that holds an object. */
public interface ObjectSink extends Stream {}
