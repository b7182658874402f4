@NullMarked
package org.pjrun.launcher.plan;

import org.jspecify.annotations.NullMarked;
