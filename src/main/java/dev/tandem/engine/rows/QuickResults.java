package dev.tandem.engine.rows;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.apache.ibatis.executor.Executor;
import org.apache.ibatis.executor.parameter.ParameterHandler;
import org.apache.ibatis.executor.result.DefaultResultContext;
import org.apache.ibatis.executor.resultset.DefaultResultSetHandler;
import org.apache.ibatis.executor.resultset.ResultSetWrapper;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.mapping.ResultMap;
import org.apache.ibatis.mapping.ResultMapping;
import org.apache.ibatis.session.ResultHandler;
import org.apache.ibatis.session.RowBounds;
import org.jspecify.annotations.Nullable;

/** Reads plain rows by the readers that were found for them. */
final class QuickResults extends DefaultResultSetHandler {

    private final EngineRows mapping;

    QuickResults(
            EngineRows mapping,
            Executor executor,
            MappedStatement statement,
            ParameterHandler parameters,
            ResultHandler<?> results,
            BoundSql sql,
            RowBounds bounds) {
        super(executor, statement, parameters, results, sql, bounds);
        this.mapping = mapping;
    }

    @Override
    public void handleRowValues(
            ResultSetWrapper rows,
            ResultMap map,
            ResultHandler<?> results,
            RowBounds bounds,
            @Nullable ResultMapping parent)
            throws SQLException {
        Optional<RowReader> reader = parent == null && bounds == RowBounds.DEFAULT
                ? mapping.reader(map, rows.getColumnNames())
                : Optional.empty();
        if (reader.isPresent()) {
            read(rows.getResultSet(), map, reader.get(), results);
        } else {
            super.handleRowValues(rows, map, results, bounds, parent);
        }
    }

    @SuppressWarnings("unchecked") // as MyBatis does: it is one for objects always
    private void read(ResultSet rows, ResultMap map, RowReader reader, ResultHandler<?> results) throws SQLException {
        DefaultResultContext<Object> context = new DefaultResultContext<>();
        while (!context.isStopped() && !rows.isClosed() && rows.next()) {
            context.nextResultObject(reader.read(rows, resolveDiscriminatedResultMap(rows, map, null)));
            ((ResultHandler<Object>) results).handleResult(context);
        }
    }
}
