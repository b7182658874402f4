/**
 * N ranks as threads of one JVM, for tests of programs written against {@code Comm}.
 */
@NullMarked
package org.pjrun.testkit;

import org.jspecify.annotations.NullMarked;
