package org.pjrun.mpj.chapters;

import mpi.File;
import mpi.FileView;
import mpi.Info;
import mpi.Intercomm;
import mpi.Intracomm;
import mpi.MPI;
import mpi.Win;
import org.pjrun.mpj.Check;

/** Chapters 10, 11 and 13: what comes with a later version says so. */
public final class OpenLater {
    private OpenLater() {}

    public static void main(String[] args) {
        MPI.Init(args);
        Intracomm world = MPI.COMM_WORLD;
        Info info = MPI.INFO_NULL;
        String[] none = {};
        int[] codes = {0};
        Runnable[] calls = {
            () -> new Win(MPI.newByteBuffer(8), 8, 1, info, world),
            () -> new Win(8, 1, info, world, MPI.newByteBuffer(8), 1),
            () -> new Win(info, world),
            Win::createKeyval,
            () -> Win.freeKeyval(0),
            () -> new File(world, "x", MPI.MODE_RDONLY),
            () -> new File(world, "x", MPI.MODE_RDONLY, info),
            () -> File.delete("x"),
            () -> File.delete("x", info),
            Intercomm::getParent,
            Intracomm::openPort,
            () -> Intracomm.openPort(info),
            () -> Intracomm.closePort("port"),
            () -> world.accept("port", 0),
            () -> world.accept("port", info, 0),
            () -> world.connect("port", 0),
            () -> world.connect("port", info, 0),
            () -> Intracomm.publishName("service", "port"),
            () -> Intracomm.publishName("service", info, "port"),
            () -> Intracomm.unpublishName("service", "port"),
            () -> Intracomm.unpublishName("service", info, "port"),
            () -> Intracomm.lookupName("service"),
            () -> Intracomm.lookupName("service", info),
            () -> world.spawn("java", none, 1, info, 0, codes),
            () -> world.spawnMultiple(none, new String[0][0], codes, new Info[0], 0, codes)
        };
        for (Runnable call : calls) {
            Check.same(Check.failing(call), MPI.ERR_UNSUPPORTED_OPERATION);
        }
        FileView view = new FileView(4, MPI.INT, MPI.BYTE, "native");
        Check.that(view.getDisp() == 4 && view.getEType() == MPI.INT && view.getFileType() == MPI.BYTE, "view");
        Check.same(view.getDataRep(), "native");
        MPI.Finalize();
        System.out.println("done");
    }
}
