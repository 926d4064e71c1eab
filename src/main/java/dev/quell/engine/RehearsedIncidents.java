package dev.quell.engine;

/** Which incidents exist only for the rehearsal of a version. An exercise of people is none of them. */
@FunctionalInterface
public interface RehearsedIncidents {

    /** @param businessKey of a process instance; whatever is no number of an incident is no rehearsal */
    boolean isRehearsal(String businessKey);
}
