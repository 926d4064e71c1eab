package dev.quell.playbook;

/** The process that carries a request to its end. */
@FunctionalInterface
public interface ReleaseProcess {

    void start(ReleaseRequest request, String title);
}
