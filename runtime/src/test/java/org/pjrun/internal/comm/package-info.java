/** Tests of what stands between the interface and the engine. */
package org.pjrun.internal.comm;
