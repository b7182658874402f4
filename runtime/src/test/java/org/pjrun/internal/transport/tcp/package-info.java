/** Tests of the transport between hosts. */
package org.pjrun.internal.transport.tcp;
