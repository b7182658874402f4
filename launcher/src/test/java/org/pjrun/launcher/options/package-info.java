@NullMarked
package org.pjrun.launcher.options;

import org.jspecify.annotations.NullMarked;
