package dev.tandem.engine.rows;

import java.sql.PreparedStatement;
import org.apache.ibatis.executor.parameter.ParameterHandler;

/** The parameters of one call. */
record QuickParameters(ParameterWriter writer, Object object) implements ParameterHandler {

    @Override
    public Object getParameterObject() {
        return object;
    }

    @Override
    public void setParameters(PreparedStatement statement) {
        writer.write(statement, object);
    }
}
