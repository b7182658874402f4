@NullMarked
package org.pjrun.launcher.doctor;

import org.jspecify.annotations.NullMarked;
