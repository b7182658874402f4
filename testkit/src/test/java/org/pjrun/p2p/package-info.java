/** Point-to-point messages as chapter 3 of MPI 4.1 wants them, on ranks that are threads. */
package org.pjrun.p2p;
