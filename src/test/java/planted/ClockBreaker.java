package planted;

import java.time.Instant;

/** Takes the time from the machine, so that the rule against it can be seen to fail. */
class ClockBreaker {

    Instant now() {
        return Instant.now();
    }
}
