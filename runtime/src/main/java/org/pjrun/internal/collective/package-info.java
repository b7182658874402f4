/**
 * Runs the schedules of collective operations.
 *
 * <p>A {@link org.pjrun.internal.collective.CollectiveContext} is what one communicator needs for that. For a call it finds
 * the {@link org.pjrun.collectives.Schedule}, gives it a number that is the tag of all its messages, and has the one loop
 * of {@link org.pjrun.internal.collective.ScheduleRunner} execute it over {@link org.pjrun.internal.collective.Elements},
 * which are either the user's memory or objects.
 */
@NullMarked
package org.pjrun.internal.collective;

import org.jspecify.annotations.NullMarked;
