package planted.connector;

import dev.quell.incident.Incidents;

/** A connector that knows incidents, so that the rule against it can be seen to fail. */
class NosyConnector {

    Incidents incidents;
}
