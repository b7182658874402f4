@NullMarked
package org.pjrun.launcher.allocation;

import org.jspecify.annotations.NullMarked;
