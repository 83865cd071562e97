package dev.tandem.testing.bare;

import java.util.UUID;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;

/** Camunda's engine with default settings, without Spring and without Tandem. To be closed by who opens it. */
public final class BareEngine {

    private BareEngine() {}

    /** On a database of its own. */
    public static ProcessEngine alone() {
        return build((StandaloneInMemProcessEngineConfiguration) new StandaloneInMemProcessEngineConfiguration()
                .setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=1000"));
    }

    /** On the database of a running Tandem: what it leaves there was in the database before Tandem came. */
    public static ProcessEngine on(DataSource database) {
        StandaloneProcessEngineConfiguration engine = new StandaloneProcessEngineConfiguration();
        engine.setDataSource(database);
        engine.setDatabaseSchemaUpdate("false");
        engine.setHistory(ProcessEngineConfiguration.HISTORY_FULL);
        return build(engine);
    }

    private static ProcessEngine build(StandaloneProcessEngineConfiguration engine) {
        engine.setProcessEngineName("bare-" + UUID.randomUUID());
        engine.setJobExecutorActivate(false);
        engine.setEnforceHistoryTimeToLive(false);
        return engine.buildProcessEngine();
    }
}
