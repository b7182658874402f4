/** What joins the transports: shared memory to ranks of this host, tcp to ranks of others. */
@NullMarked
package org.pjrun.internal.transport.hosts;

import org.jspecify.annotations.NullMarked;
