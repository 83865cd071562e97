package dev.tandem.engine;

import dev.tandem.engine.rows.ChildrenByName;
import dev.tandem.engine.rows.EngineRows;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import javax.xml.xpath.XPathFactory;
import org.apache.ibatis.builder.xml.XMLConfigBuilder;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.defaults.DefaultSqlSessionFactory;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;

/** An engine of Spring's, but for {@link EngineRows}. */
final class EngineWithRows extends SpringProcessEngineConfiguration {

    /** MyBatis has no other place to name it; whoever gets it meanwhile gets Java's, only faster. */
    private static final String PATHS =
            XPathFactory.DEFAULT_PROPERTY_NAME + ":" + XPathFactory.DEFAULT_OBJECT_MODEL_URI;

    /** As the engine's own, which has no place to name another class of MyBatis' configuration. */
    @Override
    protected void initSqlSessionFactory() {
        Properties properties = new Properties();
        properties.put("prefix", databaseTablePrefix);
        initSqlSessionFactoryProperties(properties, databaseTablePrefix, databaseType);
        String paths = System.getProperty(PATHS);
        System.setProperty(PATHS, ChildrenByName.class.getName());
        try (Reader statements = new InputStreamReader(getMyBatisXmlConfigurationSteam(), StandardCharsets.UTF_8)) {
            XMLConfigBuilder parser = new XMLConfigBuilder(EngineRows.class, statements, "", properties);
            // some statements are written for one database
            parser.getConfiguration().setEnvironment(new Environment("default", transactionFactory, dataSource));
            Configuration rows = parser.parse();
            rows.setDefaultStatementTimeout(jdbcStatementTimeout);
            if (isJdbcBatchProcessing()) {
                rows.setDefaultExecutorType(ExecutorType.BATCH);
            }
            sqlSessionFactory = new DefaultSqlSessionFactory(rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (paths == null) {
                System.clearProperty(PATHS);
            } else {
                System.setProperty(PATHS, paths);
            }
        }
    }
}
