package dev.quell.engine;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The jobs that this node is running now. */
@Component
class JobsInHand {

    private final Set<String> ids = ConcurrentHashMap.newKeySet();

    void during(String jobId, Runnable work) {
        ids.add(jobId);
        try {
            work.run();
        } finally {
            ids.remove(jobId);
        }
    }

    Set<String> ids() {
        return Set.copyOf(ids);
    }
}
