package dev.tandem.engine.rows;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.mapping.ParameterMapping;
import org.apache.ibatis.mapping.ParameterMode;
import org.apache.ibatis.type.JdbcType;
import org.apache.ibatis.type.TypeException;
import org.apache.ibatis.type.TypeHandler;
import org.apache.ibatis.type.TypeHandlerRegistry;

/** Sets the parameters of one statement from objects of one class. */
final class ParameterWriter {

    /** A statement of fixed text, and the class that its parameters come from. */
    record Use(MappedStatement statement, Class<?> type) {}

    private record Parameter(Function<Object, Object> getter, TypeHandler<Object> handler, JdbcType jdbcType) {}

    private final Parameter[] parameters;

    private ParameterWriter(Parameter[] parameters) {
        this.parameters = parameters;
    }

    /** @return empty where a parameter is not simply a property of the object, or the object itself */
    static Optional<ParameterWriter> of(
            List<ParameterMapping> mappings, Class<?> type, Accessors accessors, TypeHandlerRegistry handlers) {
        boolean isValue = handlers.hasTypeHandler(type);
        boolean plain = mappings.stream()
                .allMatch(one -> one.getMode() == ParameterMode.IN
                        && one.getJdbcType() != null
                        && (isValue || Accessors.isPlain(one.getProperty())));
        if (!plain || Map.class.isAssignableFrom(type)) {
            return Optional.empty();
        }
        return Optional.of(new ParameterWriter(mappings.stream()
                .map(one ->
                        parameter(one, isValue ? UnaryOperator.identity() : accessors.getter(type, one.getProperty())))
                .toArray(Parameter[]::new)));
    }

    @SuppressWarnings("unchecked") // as MyBatis does: a handler is of the kind of the property
    private static Parameter parameter(ParameterMapping mapping, Function<Object, Object> getter) {
        return new Parameter(getter, (TypeHandler<Object>) mapping.getTypeHandler(), mapping.getJdbcType());
    }

    void write(PreparedStatement statement, Object object) {
        for (int place = 0; place < parameters.length; place++) {
            Parameter parameter = parameters[place];
            try {
                parameter
                        .handler()
                        .setParameter(statement, place + 1, parameter.getter().apply(object), parameter.jdbcType());
            } catch (SQLException e) {
                throw new TypeException("Parameter " + (place + 1) + " was not taken", e);
            }
        }
    }
}
