package dev.tandem.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.springframework.stereotype.Component;

/** Puts the gate in front of the engine's own reading of models. */
@Component
class GatePlugin extends AbstractProcessEnginePlugin {

    private final Gate gate;
    private final Quarantine quarantine;

    GatePlugin(Gate gate, Quarantine quarantine) {
        this.gate = gate;
        this.quarantine = quarantine;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        List<Deployer> deployers =
                new ArrayList<>(Objects.requireNonNullElse(engine.getCustomPreDeployers(), List.of()));
        deployers.add(0, new GateDeployer(gate, quarantine));
        engine.setCustomPreDeployers(deployers);
        engine.setFailedJobCommandFactory(new QuarantineRetries());
    }
}
