package org.pjrun;

/**
 * A request for something that the program does itself (MPI 4.1 §13.2): it is waited for and tested like any other, alone
 * or together with sends and receives. Made by {@link Environment#grequestStart}.
 */
public interface GeneralizedRequest extends Request {
    /**
     * Says that the operation is complete (MPI_Grequest_complete); any thread may.
     *
     * @throws CommException with {@link ErrorClass#REQUEST} if that has been said before
     */
    void complete();
}
