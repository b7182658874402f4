@NullMarked
package org.pjrun.launcher.submission;

import org.jspecify.annotations.NullMarked;
