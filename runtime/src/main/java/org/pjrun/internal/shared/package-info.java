/** Memory and sleep that processes of one host share: words with access modes, the futex, descriptors to sleep on, anonymous files. */
@NullMarked
package org.pjrun.internal.shared;

import org.jspecify.annotations.NullMarked;
