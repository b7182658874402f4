package org.pjrun.internal.engine;

import org.jspecify.annotations.Nullable;
import org.pjrun.internal.buffer.Buffer;
import org.pjrun.internal.transport.Channel;

/**
 * A frame that is not a message: of a few words, or of words and a text.
 *
 * @param payload the word behind the header's, where there is no text
 */
record Control(
        long header,
        long word1,
        long word2,
        long word3,
        long payload,
        @Nullable Buffer text) {
    /** Sends it; false if there is no room now. */
    boolean send(Channel channel) {
        return text == null
                ? channel.send(header, word1, word2, word3, payload, 0)
                : channel.send(header, word1, word2, word3, text, 0);
    }
}
