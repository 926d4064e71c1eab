package dev.quell.room;

import java.util.List;

/** The processes of an incident as the engine's record has them, those that have ended included. */
public interface ProcessPictures {

    /** Every run, the earliest first. */
    List<ProcessRun> runs(String incidentId);

    ProcessPicture picture(ProcessRun run);

    /** The BPMN 2.0 XML of exactly the version that the run follows. */
    byte[] model(ProcessRun run);
}
