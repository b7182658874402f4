package org.pjrun;

import org.jspecify.annotations.Nullable;

/**
 * An object that was received, and what is known of its message.
 *
 * @param value the object
 * @param status source, tag and length of the message
 * @param <T> type of the object
 */
public record Received<T extends @Nullable Object>(T value, Status status) {}
