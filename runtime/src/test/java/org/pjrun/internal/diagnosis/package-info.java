@org.jspecify.annotations.NullMarked
package org.pjrun.internal.diagnosis;
