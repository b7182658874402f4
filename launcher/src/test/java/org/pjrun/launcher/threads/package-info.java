@NullMarked
package org.pjrun.launcher.threads;

import org.jspecify.annotations.NullMarked;
