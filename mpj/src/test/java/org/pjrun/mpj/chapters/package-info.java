/** The methods of both flavours, by chapters of the standard; run as programs on several numbers of ranks. */
package org.pjrun.mpj.chapters;
