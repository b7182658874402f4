/** Tests of what is known of the heap. */
package org.pjrun.internal.memory;
