package dev.tandem.engine;

import java.util.Set;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/**
 * Takes from the engine what could run code that somebody else wrote, whatever a model says and however it came into the
 * database: scripts, classes, Java methods in decisions, Java objects in variables.
 */
@Component
class HardenedEngine extends AbstractProcessEnginePlugin {

    private final VariableSettings variables;

    HardenedEngine(VariableSettings variables) {
        this.variables = variables;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        noCode(engine);
        onlyFeelInDecisions(engine);
        onlyScalarsInVariables(engine);
    }

    private static void noCode(ProcessEngineConfigurationImpl engine) {
        engine.setScriptEngineResolver(new NoScripts());
        engine.setEnableFetchScriptEngineFromProcessApplication(false);
        engine.setEnableScriptCompilation(false);
        engine.setEnableScriptEngineLoadExternalResources(false);
        engine.setEnableScriptEngineNashornCompatibility(false);
        engine.setConfigureScriptEngineHostAccess(false);
        engine.setArtifactFactory(new NoClasses(Set.of()));
        engine.setBpmnParseFactory(SafeBpmnParse::new);
        engine.setFormValidators(new SafeFormValidators());
        engine.setEnableXxeProcessing(false);
    }

    private static void onlyFeelInDecisions(ProcessEngineConfigurationImpl engine) {
        DefaultDmnEngineConfiguration dmn =
                (DefaultDmnEngineConfiguration) DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
        dmn.setFeelEngineFactory(new SafeFeel());
        engine.setDmnEngineConfiguration(dmn);
        engine.setDmnFeelEnableLegacyBehavior(false);
    }

    private void onlyScalarsInVariables(ProcessEngineConfigurationImpl engine) {
        engine.setJavaSerializationFormatEnabled(false);
        engine.setDeserializationTypeValidationEnabled(true);
        engine.setDeserializationTypeValidator(variables.allowedTypes()::contains);
        engine.setVariableTypes(new LimitedValues(variables));
    }
}
