/** Tests of the engine's parts that are pure. */
package org.pjrun.internal.engine;
