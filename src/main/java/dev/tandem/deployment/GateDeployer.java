package dev.tandem.deployment;

import dev.tandem.deployment.rules.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.impl.bpmn.parser.ResourceReportImpl;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;

/**
 * Comes before the engine's own deployers, so that nothing is parsed (which may already instantiate classes) or stored that
 * the gate refuses. The engine calls it for new deployments, and again whenever it loads a definition from the database.
 */
class GateDeployer implements Deployer {

    private static final int MOST_TOLD = 30;

    private final Gate gate;
    private final Quarantine quarantine;

    GateDeployer(Gate gate, Quarantine quarantine) {
        this.gate = gate;
        this.quarantine = quarantine;
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (deployment.isNew()) {
            Map<String, byte[]> files = new TreeMap<>();
            deployment.getResources().values().forEach(resource -> files.put(resource.getName(), resource.getBytes()));
            List<Finding> findings = new ArrayList<>(gate.check(files));
            if (deployment.getTenantId() != null && !files.isEmpty()) {
                // two tenants with one process would leave nobody able to start it
                findings.add(new Finding(
                        files.keySet().iterator().next(),
                        null,
                        0,
                        "no-tenants",
                        "is to be deployed for a tenant, and Tandem has none. Leave the tenant id empty.",
                        false));
            }
            if (!findings.isEmpty()) {
                throw refusal(findings);
            }
        } else {
            for (ResourceEntity resource : deployment.getResources().values()) {
                quarantine.refuseIfDangerous(deployment.getId(), resource.getName(), resource.getBytes());
            }
        }
    }

    /** The engine's own exception for models: its REST interface answers 400 with the details, and Modeler shows them. */
    static ParseException refusal(List<Finding> findings) {
        Map<String, List<Problem>> byFile = new LinkedHashMap<>();
        findings.forEach(finding -> byFile.computeIfAbsent(finding.resource(), file -> new ArrayList<>())
                .add(new FindingProblem(finding)));
        String first = byFile.keySet().iterator().next();
        ParseException refusal = new ParseException(message(findings), first, byFile.get(first), List.of());
        byFile.forEach((file, problems) -> {
            if (!file.equals(first)) {
                refusal.getResorceReports().add(new ResourceReportImpl(file, problems, List.of()));
            }
        });
        return refusal;
    }

    private static String message(List<Finding> findings) {
        String told = findings.stream()
                .limit(MOST_TOLD)
                .map(finding -> "\n- " + finding)
                .collect(Collectors.joining());
        int more = findings.size() - MOST_TOLD;
        return "Nothing was deployed. " + (findings.size() == 1 ? "One thing has" : findings.size() + " things have")
                + " to be mended first:" + told + (more > 0 ? "\n- and " + more + " more." : "");
    }
}
