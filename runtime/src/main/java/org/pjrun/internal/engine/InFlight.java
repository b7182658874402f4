package org.pjrun.internal.engine;

/** How many operations have outlived the call that started them; counted inside the gate. */
final class InFlight {
    int count;
}
