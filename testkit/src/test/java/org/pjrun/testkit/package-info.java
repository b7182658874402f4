/** Tests of the testkit. */
package org.pjrun.testkit;
