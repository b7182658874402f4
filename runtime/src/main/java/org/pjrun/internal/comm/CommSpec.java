package org.pjrun.internal.comm;

import org.pjrun.ErrorHandler;
import org.pjrun.internal.engine.Engine;

/**
 * What a communicator is made of.
 *
 * @param owner the rank that it is made for
 * @param members the group of this rank
 * @param peers the group that messages go to: the other one of an intercommunicator, else the same
 * @param context number of its first lane
 * @param name for people
 * @param attributes that it has from the beginning
 * @param errorHandler that it has from the beginning
 */
record CommSpec(
        RankContext owner,
        Members members,
        Members peers,
        long context,
        String name,
        Attributes attributes,
        ErrorHandler errorHandler) {
    /** An intracommunicator that is made of nothing. */
    static CommSpec first(RankContext owner, Members members, long context, String name) {
        return new CommSpec(owner, members, members, context, name, new Attributes(), ErrorHandler.RETURN);
    }

    Engine engine() {
        return owner.engine();
    }

    @SuppressWarnings("ReferenceEquality") // an intracommunicator has one group
    boolean inter() {
        return members != peers;
    }
}
