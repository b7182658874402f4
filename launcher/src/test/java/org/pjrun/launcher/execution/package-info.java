@NullMarked
package org.pjrun.launcher.execution;

import org.jspecify.annotations.NullMarked;
