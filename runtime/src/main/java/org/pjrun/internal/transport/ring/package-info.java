/** The transport between ranks that share memory: rings for small messages, lanes for large ones. */
@NullMarked
package org.pjrun.internal.transport.ring;

import org.jspecify.annotations.NullMarked;
