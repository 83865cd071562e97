package dev.tandem.engine.rows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.ibatis.executor.Executor;
import org.apache.ibatis.executor.parameter.ParameterHandler;
import org.apache.ibatis.executor.resultset.ResultSetHandler;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.mapping.ResultMap;
import org.apache.ibatis.scripting.defaults.RawSqlSource;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.ResultHandler;
import org.apache.ibatis.session.RowBounds;

/**
 * The engine's mapping of rows, by MyBatis. What MyBatis finds out anew for each column of each row (which setter, which kind
 * of value) is kept here: it took a third of the program. Whatever is not plain is left to MyBatis.
 */
public final class EngineRows extends Configuration {

    private final Map<RowReader.Layout, Optional<RowReader>> readers = new ConcurrentHashMap<>();
    private final Map<ParameterWriter.Use, Optional<ParameterWriter>> writers = new ConcurrentHashMap<>();
    private final Accessors accessors = new Accessors(getReflectorFactory());

    @Override
    public ParameterHandler newParameterHandler(MappedStatement statement, Object parameter, BoundSql sql) {
        if (parameter != null && statement.getSqlSource() instanceof RawSqlSource) {
            Optional<ParameterWriter> writer = writers.computeIfAbsent(
                    new ParameterWriter.Use(statement, parameter.getClass()),
                    missing -> ParameterWriter.of(
                            sql.getParameterMappings(), parameter.getClass(), accessors, getTypeHandlerRegistry()));
            if (writer.isPresent()) {
                return new QuickParameters(writer.get(), parameter);
            }
        }
        return super.newParameterHandler(statement, parameter, sql);
    }

    @Override
    public ResultSetHandler newResultSetHandler(
            Executor executor,
            MappedStatement statement,
            RowBounds bounds,
            ParameterHandler parameters,
            ResultHandler results,
            BoundSql sql) {
        return new QuickResults(this, executor, statement, parameters, results, sql, bounds);
    }

    /** What reads rows with these columns into objects of this map; empty if MyBatis has to. */
    Optional<RowReader> reader(ResultMap map, List<String> columns) {
        return readers.computeIfAbsent(
                new RowReader.Layout(map, columns), layout -> RowReader.of(layout, this, accessors));
    }
}
