package dev.tandem.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.springframework.util.unit.DataSize;

/** Engines without the rest of Tandem: as Camunda ships them, and with this module's hardening and nothing else. */
final class Engines {

    private Engines() {}

    /** As Camunda ships it, on a database of its own. */
    static ProcessEngine bare() {
        return bare("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
    }

    /** As Camunda ships it, on a database that somebody else uses too. */
    static ProcessEngine bare(String url, String user, String password) {
        return build(url, user, password, List.of());
    }

    static ProcessEngine hardened() {
        return hardened("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    }

    static ProcessEngine hardened(String url) {
        return build(url, "sa", "", List.of(new HardenedEngine(settings(), new QuerySettings(10))));
    }

    static VariableSettings settings() {
        return new VariableSettings(4000, DataSize.ofMegabytes(10), 255, Set.of());
    }

    private static ProcessEngine build(String url, String user, String password, List<ProcessEnginePlugin> plugins) {
        StandaloneProcessEngineConfiguration engine = new StandaloneProcessEngineConfiguration();
        engine.setProcessEngineName("t" + UUID.randomUUID());
        engine.setJdbcDriver(url.startsWith("jdbc:postgresql") ? "org.postgresql.Driver" : "org.h2.Driver");
        engine.setJdbcUrl(url);
        engine.setJdbcUsername(user);
        engine.setJdbcPassword(password);
        engine.setDatabaseSchemaUpdate("true");
        engine.setJobExecutorActivate(false);
        engine.setHistory(ProcessEngineConfiguration.HISTORY_FULL);
        engine.setBeans(Map.of("trapDelegate", new Trap.Bean()));
        engine.setProcessEnginePlugins(new ArrayList<>(plugins));
        return engine.buildProcessEngine();
    }
}
