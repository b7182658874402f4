/**
 * The transport between ranks of different hosts: frames that survive a broken connection, over Netty.
 *
 * <p>Begin at {@link org.pjrun.internal.transport.tcp.TcpTransport}; the bytes are described in
 * {@code docs/protocol.md}.
 */
@NullMarked
package org.pjrun.internal.transport.tcp;

import org.jspecify.annotations.NullMarked;
