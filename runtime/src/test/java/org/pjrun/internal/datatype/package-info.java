/** Tests of datatypes without messages. */
package org.pjrun.internal.datatype;
