/** Tests of how a process becomes a rank. */
package org.pjrun.internal.direct;
