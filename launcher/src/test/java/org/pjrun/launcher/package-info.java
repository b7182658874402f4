@NullMarked
package org.pjrun.launcher;

import org.jspecify.annotations.NullMarked;
