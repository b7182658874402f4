/** The buffers of MPJ Express, as far as programs need them to pack and unpack. */
@NullMarked
package mpjbuf;

import org.jspecify.annotations.NullMarked;
