/** Groups, communicators and topologies as chapters 7 and 8 of MPI 4.1 want them, on ranks that are threads. */
package org.pjrun.comms;
