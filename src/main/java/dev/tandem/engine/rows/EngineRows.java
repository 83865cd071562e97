package dev.tandem.engine.rows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
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
 * of value) is kept here: it took a third of the program. Whatever is not plain is left to MyBatis, and so are the first uses: a start reads many
 * kinds of rows a few times, for which finding out takes longer.
 */
public class EngineRows extends Configuration {

    private static final int FEW = 30;

    private final int few;
    private final Map<Object, Integer> uses = new ConcurrentHashMap<>();

    private final Map<RowReader.Layout, Optional<RowReader>> readers = new ConcurrentHashMap<>();
    private final Map<ParameterWriter.Use, Optional<ParameterWriter>> writers = new ConcurrentHashMap<>();
    private final Accessors accessors = new Accessors(getReflectorFactory());

    public EngineRows() {
        this(FEW);
    }

    /** @param few how many uses of a kind of row, or of a statement, are left to MyBatis */
    EngineRows(int few) {
        this.few = few;
    }

    @Override
    public ParameterHandler newParameterHandler(MappedStatement statement, Object parameter, BoundSql sql) {
        if (parameter != null && statement.getSqlSource() instanceof RawSqlSource) {
            Optional<ParameterWriter> writer = afterFew(
                    writers,
                    new ParameterWriter.Use(statement, parameter.getClass()),
                    use -> ParameterWriter.of(
                            sql.getParameterMappings(), use.type(), accessors, getTypeHandlerRegistry()));
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
        return afterFew(readers, new RowReader.Layout(map, columns), layout -> RowReader.of(layout, this, accessors));
    }

    private <K, V> Optional<V> afterFew(Map<K, Optional<V>> made, K key, Function<K, Optional<V>> make) {
        Optional<V> known = made.get(key);
        if (known != null) {
            return known;
        }
        if (uses.merge(key, 1, Integer::sum) <= few) {
            return Optional.empty();
        }
        uses.remove(key);
        return made.computeIfAbsent(key, make);
    }
}
