/**
 * Looks whether a host is fit for jobs.
 */
@NullMarked
package org.pjrun.launcher.doctor;

import org.jspecify.annotations.NullMarked;
