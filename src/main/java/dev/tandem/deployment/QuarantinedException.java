package dev.tandem.deployment;

import dev.tandem.deployment.rules.Finding;
import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngineException;

/** A definition of the database does what models may not do, and therefore does not run. */
public class QuarantinedException extends ProcessEngineException {

    QuarantinedException(String deploymentId, List<Finding> findings) {
        super("This definition (deployment " + deploymentId
                + ") does not run: it is in quarantine, because it does what models may not do. Its cases wait where they"
                + " are. Deploy a mended version, or ask operations.\n"
                + findings.stream().map(finding -> "- " + finding).collect(Collectors.joining("\n")));
    }
}
