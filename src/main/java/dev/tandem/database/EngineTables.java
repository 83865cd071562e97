package dev.tandem.database;

import dev.tandem.core.StartProblem;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.util.ProductPropertiesUtil;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.JdbcTemplate;

/** The tables of the engine, which notes in one of them for which of its versions they are. */
class EngineTables {

    private static final Comparator<String> BY_NUMBER =
            Comparator.comparing((String version) -> number(version, 0)).thenComparing(version -> number(version, 1));

    private final DataSource dataSource;
    private final String historyLevel;

    EngineTables(DataSource dataSource, String historyLevel) {
        this.dataSource = dataSource;
        this.historyLevel = historyLevel;
    }

    /** Empty if there are no tables. */
    Optional<String> version() {
        try {
            return new JdbcTemplate(dataSource)
                    .queryForList("select version_ from act_ge_schema_log", String.class).stream()
                            .max(BY_NUMBER);
        } catch (BadSqlGrammarException e) {
            return Optional.empty();
        }
    }

    /** The version of the engine whose tables are needed. */
    static String needed() {
        return String.valueOf(ProductPropertiesUtil.getProductVersion());
    }

    List<StartProblem> problems() {
        Optional<String> version = version();
        if (version.isEmpty()) {
            return List.of(new StartProblem("The tables of the engine are missing.", Migration.COMMAND));
        }
        int difference = BY_NUMBER.compare(version.get(), needed());
        return difference == 0 ? List.of() : List.of(otherVersion(version.get(), difference < 0));
    }

    private static StartProblem otherVersion(String version, boolean older) {
        return new StartProblem(
                "The tables of the engine are those of Camunda " + version + ", and this Tandem needs those of Camunda "
                        + needed() + ".",
                older
                        ? "Upgrade them with the scripts that Camunda provides for this (sql/upgrade), one version after the"
                                + " other; the command migrate only makes new tables."
                        : "Run the newer Tandem that they were made for, or go back to a backup.");
    }

    /** Makes the tables where there are none, and with them what an engine writes once, such as the level of its history. */
    void create() {
        var engine = new StandaloneProcessEngineConfiguration();
        engine.setProcessEngineName("migrate");
        engine.setDataSource(dataSource);
        engine.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
        engine.setHistory(historyLevel);
        engine.setJobExecutorActivate(false);
        engine.setMetricsEnabled(false);
        engine.setDbMetricsReporterActivate(false);
        engine.buildProcessEngine().close();
    }

    private static int number(String version, int which) {
        return Stream.of(version.split("[^0-9]+"))
                .filter(part -> !part.isEmpty())
                .skip(which)
                .findFirst()
                .map(Integer::parseInt)
                .orElse(0);
    }
}
