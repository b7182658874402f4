/**
 * {@code pjsub}: writes a job's script from a template, submits it to a scheduler, waits for it.
 */
@NullMarked
package org.pjrun.launcher.submission;

import org.jspecify.annotations.NullMarked;
