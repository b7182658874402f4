/**
 * A master and its workers: what is to be done ({@code Backlog}, {@code Job}, {@code Unit}), who does it ({@code WorkerLink}), and
 * what they tell each other ({@code Wire}). Whoever waits for a result drives the master ({@code Driving}).
 */
@NullMarked
package org.pjrun.tasks.internal.pool;

import org.jspecify.annotations.NullMarked;
