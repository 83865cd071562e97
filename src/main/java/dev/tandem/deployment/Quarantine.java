package dev.tandem.deployment;

import dev.tandem.deployment.rules.Finding;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Definitions of the database that must not run: somebody brought them there past the gate, or a rule is newer than they are.
 * They are never parsed; whatever else is deployed goes on.
 */
@Component
class Quarantine {

    private static final Logger log = LoggerFactory.getLogger(Quarantine.class);

    private final Gate gate;
    private final ConcurrentMap<Place, List<Finding>> found = new ConcurrentHashMap<>();

    Quarantine(Gate gate) {
        this.gate = gate;
    }

    /** A file of a deployment. */
    record Place(String deploymentId, String resource) {}

    /**
     * Looks at a file that is about to be parsed.
     *
     * @throws QuarantinedException if it must not run
     */
    void refuseIfDangerous(String deploymentId, String resource, byte[] content) {
        List<Finding> dangers = look(deploymentId, resource, content);
        if (!dangers.isEmpty()) {
            throw new QuarantinedException(deploymentId, dangers);
        }
    }

    /** Looks at a file, and puts it into quarantine if it must not run. */
    List<Finding> look(String deploymentId, String resource, byte[] content) {
        List<Finding> dangers = gate.dangersOf(resource, content);
        Place place = new Place(deploymentId, resource);
        if (dangers.isEmpty()) {
            found.remove(place);
        } else if (found.put(place, dangers) == null) {
            log.error(
                    "{} of deployment {} is in quarantine and does not run: {} Deploy a mended version.",
                    resource,
                    deploymentId,
                    dangers.stream().map(Finding::toString).collect(Collectors.joining(" ")));
        }
        return dangers;
    }

    /** All that is in quarantine as far as it was looked at. */
    Map<Place, List<Finding>> found() {
        return Map.copyOf(found);
    }
}
