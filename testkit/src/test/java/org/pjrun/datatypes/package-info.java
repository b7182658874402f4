/** Datatypes in messages (MPI 4.1 chapter 5). */
package org.pjrun.datatypes;
