/** What point-to-point messages do between real processes: memory, processor time, deaths, segments. */
package org.pjrun.systemtests.p2p;
