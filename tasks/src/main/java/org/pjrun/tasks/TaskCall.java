package org.pjrun.tasks;

import java.io.Serializable;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** What a worker computes, as a lambda or method reference whose captured values travel with it. */
@FunctionalInterface
public interface TaskCall<R extends @Nullable Object> extends Callable<R>, Serializable {}
