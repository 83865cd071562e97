package dev.tandem.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantCommandChecker;
import org.camunda.bpm.engine.impl.event.EventHandlerImpl;
import org.camunda.bpm.engine.impl.event.EventType;
import org.camunda.bpm.engine.impl.event.SignalEventHandler;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes from the engine what could run code that somebody else wrote, whatever a model says and however it came into the
 * database: scripts, classes, Java methods in decisions, Java objects in variables.
 */
@Component
class HardenedEngine extends AbstractProcessEnginePlugin {

    private final VariableSettings variables;
    private final QuerySettings queries;

    HardenedEngine(VariableSettings variables, QuerySettings queries) {
        this.variables = variables;
        this.queries = queries;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        noCode(engine);
        onlyFeelInDecisions(engine);
        onlyScalarsInVariables(engine);
        onlyDeclaredVariables(engine);
        onlySoMuchAtOnce(engine);
        whoeverCalls(engine);
        // no deployer reads CMMN
        engine.setCmmnEnabled(false);
    }

    /** The tables of CMMN are made even so, and stay empty: Cockpit and the REST API count their rows. */
    @Override
    public void postInit(ProcessEngineConfigurationImpl engine) {
        engine.setCmmnEnabled(true);
    }

    @Override
    public void postProcessEngineBuild(ProcessEngine engine) {
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).setCmmnEnabled(false);
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

    private static void onlyDeclaredVariables(ProcessEngineConfigurationImpl engine) {
        engine.setCustomEventHandlers(added(
                engine.getCustomEventHandlers(),
                new DeclaredMessages(new EventHandlerImpl(EventType.MESSAGE)),
                new DeclaredMessages(new SignalEventHandler())));
        engine.setCustomPreBPMNParseListeners(added(engine.getCustomPreBPMNParseListeners(), new DeclaredStarts()));
    }

    private void onlySoMuchAtOnce(ProcessEngineConfigurationImpl engine) {
        engine.setQueryMaxResultsLimit(queries.maxResults());
    }

    private void whoeverCalls(ProcessEngineConfigurationImpl engine) {
        engine.setCommandCheckers(List.of(new TenantCommandChecker(), new JobsOfNoCase()));
        engine.setCustomPreCommandInterceptorsTxRequired(
                added(engine.getCustomPreCommandInterceptorsTxRequired(), interceptors(engine)));
        engine.setCustomPreCommandInterceptorsTxRequiresNew(
                added(engine.getCustomPreCommandInterceptorsTxRequiresNew(), interceptors(engine)));
    }

    private CommandInterceptor[] interceptors(ProcessEngineConfigurationImpl engine) {
        return new CommandInterceptor[] {
            new PlainRefusals(),
            new AdministratorsOnly(engine),
            new JobsByPeople(engine),
            new NoCases(),
            new QueryLimits(engine.getIdentityService(), queries.maxResults())
        };
    }

    @SafeVarargs
    static <T> List<T> added(@Nullable List<T> before, T... more) {
        List<T> all = new ArrayList<>(Objects.requireNonNullElse(before, List.of()));
        all.addAll(List.of(more));
        return all;
    }
}
