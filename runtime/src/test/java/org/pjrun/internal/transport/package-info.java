/** The contract that every transport keeps. */
package org.pjrun.internal.transport;
