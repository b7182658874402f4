package org.pjrun;

import org.jspecify.annotations.Nullable;

/**
 * A persistent operation that brings an object each time.
 *
 * @param <T> type of the object
 */
public interface PersistentObjectRequest<T extends @Nullable Object> extends PersistentRequest, ObjectRequest<T> {}
