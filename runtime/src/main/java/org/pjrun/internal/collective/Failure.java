package org.pjrun.internal.collective;

import org.pjrun.ErrorClass;

/**
 * Why a collective operation ended before its end.
 *
 * @param errorClass kind of error
 * @param text what is wrong, what was expected and what to do, without the operation's name
 */
public record Failure(ErrorClass errorClass, String text) {}
