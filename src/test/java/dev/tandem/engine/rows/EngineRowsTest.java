package dev.tandem.engine.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.ibatis.builder.xml.XMLConfigBuilder;
import org.apache.ibatis.executor.parameter.ParameterHandler;
import org.apache.ibatis.executor.resultset.DefaultResultSetHandler;
import org.apache.ibatis.executor.resultset.ResultSetHandler;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.mapping.ParameterMapping;
import org.apache.ibatis.mapping.ResultMap;
import org.apache.ibatis.mapping.ResultMapping;
import org.apache.ibatis.mapping.SqlCommandType;
import org.apache.ibatis.reflection.MetaClass;
import org.apache.ibatis.reflection.MetaObject;
import org.apache.ibatis.scripting.defaults.DefaultParameterHandler;
import org.apache.ibatis.scripting.defaults.RawSqlSource;
import org.apache.ibatis.session.RowBounds;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All that the engine reads and writes, compared with what MyBatis itself makes of it. */
class EngineRowsTest {

    private static final String UNKNOWN = "A_COLUMN_OF_NO_PROPERTY_";

    private final EngineRows rows = engineRows();
    private Connection database;

    /** Made by MyBatis. */
    public static final class FromTheFirst extends EngineRows {
        public FromTheFirst() {
            super(0);
        }
    }

    private static EngineRows engineRows() {
        Properties properties = new Properties();
        properties.put("prefix", "");
        ProcessEngineConfigurationImpl.initSqlSessionFactoryProperties(properties, "", "h2");
        Reader statements = new InputStreamReader(
                ProcessEngineConfiguration.class
                        .getClassLoader()
                        .getResourceAsStream(ProcessEngineConfigurationImpl.DEFAULT_MYBATIS_MAPPING_FILE),
                StandardCharsets.UTF_8);
        return (EngineRows) new XMLConfigBuilder(FromTheFirst.class, statements, "", properties).parse();
    }

    @BeforeEach
    void connect() throws SQLException {
        database = DriverManager.getConnection("jdbc:h2:mem:");
    }

    @AfterEach
    void end() throws SQLException {
        database.close();
    }

    @Test
    void readsRowsAsMyBatisDoes() {
        int quick = 0;
        for (ResultMap map : all(rows.getResultMaps(), ResultMap.class)) {
            // without a type it stands for another one, by the value of a column
            for (Map<String, Object> row : map.getType() == null ? List.<Map<String, Object>>of() : possibleRows(map)) {
                if (rows.reader(map, List.copyOf(row.keySet())).isPresent()) {
                    Object read = outcome(() -> read(quickly(select(map)), row));
                    assertThat(read)
                            .as(map.getId() + " of " + row)
                            .usingRecursiveComparison()
                            .withStrictTypeChecking()
                            .isEqualTo(outcome(() -> read(byMyBatis(select(map)), row)));
                    quick += read instanceof String ? 0 : 1;
                }
            }
        }
        assertThat(quick).isGreaterThan(200);
    }

    @Test
    void leavesTheFirstUsesToMyBatis() {
        EngineRows usual = new EngineRows(2);
        ResultMap map = rows.getResultMap("org.camunda.bpm.engine.impl.persistence.entity.JobEntity.messageResultMap");

        assertThat(usual.reader(map, List.of("ID_"))).isEmpty();
        assertThat(usual.reader(map, List.of("ID_"))).isEmpty();
        assertThat(usual.reader(map, List.of("ID_"))).isPresent();
        assertThat(usual.reader(map, List.of("ID_", "REV_"))).isEmpty();
    }

    @Test
    void readsWhatIsReadMost() {
        Stream.of(
                        "ExecutionEntity.executionResultMap",
                        "VariableInstanceEntity.variableInstanceResultMap",
                        "JobEntity.jobResultMap")
                .map(name -> rows.getResultMap("org.camunda.bpm.engine.impl.persistence.entity." + name))
                .forEach(map -> assertThat(rows.reader(
                                map,
                                properties(map).stream()
                                        .map(ResultMapping::getColumn)
                                        .toList()))
                        .as(map.getId())
                        .isPresent());
    }

    @Test
    void leavesRowsToMyBatisThatSetPropertiesByTheNamesOfTheirColumns() throws SQLException {
        ResultMap map = rows.getResultMap("org.camunda.bpm.engine.impl.persistence.entity.JobEntity.jobResultMap");
        Map<String, Object> row = new LinkedHashMap<>(Map.of("ID_", "one", "TYPE_", "message", "REPEAT", "never"));

        assertThat(read(quickly(select(map)), row))
                .usingRecursiveComparison()
                .isEqualTo(read(byMyBatis(select(map)), row));
    }

    @Test
    void writesParametersAsMyBatisDoes() {
        int quick = 0;
        for (MappedStatement statement : all(rows.getMappedStatements(), MappedStatement.class)) {
            for (Object object : possibleParameters(statement)) {
                BoundSql sql = statement.getBoundSql(object);
                ParameterHandler handler = rows.newParameterHandler(statement, object, sql);
                if (handler instanceof QuickParameters) {
                    Object written = outcome(() -> written(handler));
                    assertThat(written)
                            .as(statement.getId() + " of " + object)
                            .isEqualTo(outcome(() -> written(new DefaultParameterHandler(statement, object, sql))));
                    quick += written instanceof String ? 0 : 1;
                }
            }
        }
        assertThat(quick).isGreaterThan(100);
    }

    @Test
    void writesWhatIsWrittenMost() {
        Stream.of(
                        "insertExecution",
                        "updateExecution",
                        "insertVariableInstance",
                        "insertHistoricVariableUpdateEvent",
                        "insertMessage")
                .map(rows::getMappedStatement)
                .forEach(statement -> assertThat(rows.newParameterHandler(
                                statement, object(statement), statement.getBoundSql(object(statement))))
                        .as(statement.getId())
                        .isInstanceOf(QuickParameters.class));
    }

    /** What came of it, or why it was refused: some values make no sense for some objects. */
    private static Object outcome(Callable<?> what) {
        try {
            return what.call();
        } catch (Exception e) {
            Throwable cause = e;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            return "refused: " + cause;
        }
    }

    /** Short names that several have are kept as something else. */
    private static <T> List<T> all(Collection<?> kept, Class<T> type) {
        return kept.stream().filter(type::isInstance).map(type::cast).distinct().toList();
    }

    private List<ResultMapping> properties(ResultMap map) {
        MetaClass type = MetaClass.forClass(map.getType(), rows.getReflectorFactory());
        return map.getPropertyResultMappings().stream()
                .filter(one -> one.getColumn() != null && type.hasSetter(one.getProperty()))
                .toList();
    }

    /** With all values, with texts only, with none; of each kind that the map may be. */
    private List<Map<String, Object>> possibleRows(ResultMap map) {
        Map<String, String> kinds = map.getDiscriminator() == null
                ? Map.of("", map.getId())
                : map.getDiscriminator().getDiscriminatorMap();
        List<Map<String, Object>> possible = new ArrayList<>();
        kinds.forEach((kind, variant) -> {
            Map<String, Object> row = new LinkedHashMap<>();
            for (ResultMapping one : properties(rows.getResultMap(variant))) {
                row.put(one.getColumn(), value(one.getJavaType(), row.size()));
            }
            row.put(UNKNOWN, "something");
            Stream.of(value -> true, String.class::isInstance, (Predicate<Object>) value -> false)
                    .map(kept -> only(row, kept))
                    .forEach(some -> {
                        if (map.getDiscriminator() != null) {
                            some.put(map.getDiscriminator().getResultMapping().getColumn(), kind);
                        }
                        possible.add(some);
                    });
        });
        return possible;
    }

    private static Map<String, Object> only(Map<String, Object> row, Predicate<Object> kept) {
        Map<String, Object> some = new LinkedHashMap<>(row);
        some.replaceAll((column, value) -> kept.test(value) ? value : null);
        return some;
    }

    private static Object value(Class<?> type, int number) {
        if (type == int.class || type == Integer.class) {
            return number;
        } else if (type == long.class || type == Long.class) {
            return 5_000_000_000L + number;
        } else if (type == double.class || type == Double.class) {
            return number / 4.0;
        } else if (type == boolean.class || type == Boolean.class) {
            return true;
        } else if (type == Date.class) {
            return new Timestamp(1_700_000_000_000L + number);
        } else if (type == byte[].class) {
            return new byte[] {1, (byte) number};
        } else if (type.isEnum()) {
            return ((Enum<?>) type.getEnumConstants()[0]).name();
        }
        return String.valueOf(number);
    }

    private MappedStatement select(ResultMap map) {
        return new MappedStatement.Builder(rows, "select", object -> null, SqlCommandType.SELECT)
                .resultMaps(List.of(map))
                .build();
    }

    @SuppressWarnings("NullAway") // what rows that are plain don't need
    private ResultSetHandler quickly(MappedStatement statement) {
        return rows.newResultSetHandler(null, statement, RowBounds.DEFAULT, null, null, null);
    }

    private static ResultSetHandler byMyBatis(MappedStatement statement) {
        return new DefaultResultSetHandler(null, statement, null, null, null, RowBounds.DEFAULT);
    }

    private List<?> read(ResultSetHandler handler, Map<String, Object> row) throws SQLException {
        String columns = row.entrySet().stream()
                .map(one -> "cast(? as " + type(one.getValue()) + ") as \"" + one.getKey() + "\"")
                .collect(Collectors.joining(", "));
        try (PreparedStatement statement = database.prepareStatement("select " + columns)) {
            int place = 1;
            for (Object value : row.values()) {
                statement.setObject(place++, value);
            }
            statement.execute();
            return handler.handleResultSets(statement);
        }
    }

    private static String type(Object value) {
        Map<Class<?>, String> types = Map.of(
                Integer.class,
                "int",
                Long.class,
                "bigint",
                Double.class,
                "double precision",
                Boolean.class,
                "boolean",
                Timestamp.class,
                "timestamp",
                byte[].class,
                "varbinary");
        return value == null ? "varchar" : types.getOrDefault(value.getClass(), "varchar");
    }

    /** An object as it is made, and one with a value in each property. */
    private List<Object> possibleParameters(MappedStatement statement) {
        Class<?> type = statement.getParameterMap().getType();
        if (type == null || !(statement.getSqlSource() instanceof RawSqlSource)) {
            return List.of();
        }
        if (rows.getTypeHandlerRegistry().hasTypeHandler(type)) {
            return List.of(value(type, 7));
        }
        boolean canBeMade = Arrays.stream(type.getDeclaredConstructors()).anyMatch(one -> one.getParameterCount() == 0);
        if (!canBeMade || Modifier.isAbstract(type.getModifiers()) || Map.class.isAssignableFrom(type)) {
            return List.of();
        }
        return List.of(rows.getObjectFactory().create(type), object(statement));
    }

    private Object object(MappedStatement statement) {
        Object object =
                rows.getObjectFactory().create(statement.getParameterMap().getType());
        MetaObject properties = rows.newMetaObject(object);
        int number = 0;
        for (ParameterMapping one : statement.getBoundSql(object).getParameterMappings()) {
            String name = one.getProperty();
            if (Accessors.isPlain(name) && properties.hasSetter(name) && properties.hasGetter(name)) {
                Class<?> type = properties.getSetterType(name);
                if (rows.getTypeHandlerRegistry().hasTypeHandler(type) && type != Object.class) {
                    Object value = value(type, number++);
                    outcome(() -> {
                        properties.setValue(name, value);
                        return object;
                    });
                }
            }
        }
        return object;
    }

    /** Each call of the statement, by name and arguments. */
    private static List<String> written(ParameterHandler handler) throws SQLException {
        List<String> calls = new ArrayList<>();
        PreparedStatement recorder = (PreparedStatement) Proxy.newProxyInstance(
                EngineRowsTest.class.getClassLoader(),
                new Class<?>[] {PreparedStatement.class},
                (proxy, method, arguments) -> {
                    calls.add(method.getName()
                            + Arrays.deepToString(Arrays.stream(arguments)
                                    .map(EngineRowsTest::content)
                                    .toArray()));
                    return null;
                });
        handler.setParameters(recorder);
        return calls;
    }

    private static Object content(Object argument) {
        try {
            return argument instanceof InputStream stream ? stream.readAllBytes() : argument;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
