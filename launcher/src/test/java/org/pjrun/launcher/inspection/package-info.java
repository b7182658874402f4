@NullMarked
package org.pjrun.launcher.inspection;

import org.jspecify.annotations.NullMarked;
