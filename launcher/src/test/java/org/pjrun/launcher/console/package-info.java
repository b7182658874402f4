@NullMarked
package org.pjrun.launcher.console;

import org.jspecify.annotations.NullMarked;
