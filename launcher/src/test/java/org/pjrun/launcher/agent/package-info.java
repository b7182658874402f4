@NullMarked
package org.pjrun.launcher.agent;

import org.jspecify.annotations.NullMarked;
