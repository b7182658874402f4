@NullMarked
package org.pjrun.launcher.hosts;

import org.jspecify.annotations.NullMarked;
