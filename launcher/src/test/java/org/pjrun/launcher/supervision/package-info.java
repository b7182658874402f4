@NullMarked
package org.pjrun.launcher.supervision;

import org.jspecify.annotations.NullMarked;
