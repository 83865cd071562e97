package dev.tandem.engine.rows;

import java.lang.reflect.Modifier;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.ibatis.mapping.ResultMap;
import org.apache.ibatis.mapping.ResultMapping;
import org.apache.ibatis.reflection.MetaClass;
import org.apache.ibatis.session.AutoMappingBehavior;
import org.apache.ibatis.type.TypeHandler;
import org.jspecify.annotations.Nullable;

/** Makes objects of the rows of one layout. */
final class RowReader {

    /** Columns in their order, in the case in which the database names them. */
    record Layout(ResultMap map, List<String> columns) {}

    private record Property(int column, TypeHandler<?> handler, BiConsumer<Object, Object> setter) {}

    private record Type(Supplier<Object> constructor, Property[] properties) {}

    private final Map<ResultMap, Type> types;

    private RowReader(Map<ResultMap, Type> types) {
        this.types = types;
    }

    /** @return empty where MyBatis does more than to set properties by columns */
    static Optional<RowReader> of(Layout layout, EngineRows mapping, Accessors accessors) {
        Map<ResultMap, Type> types = new HashMap<>();
        for (ResultMap map : withVariants(layout.map(), mapping)) {
            if (Modifier.isAbstract(map.getType().getModifiers()) && map.getDiscriminator() != null) {
                // a row is always one of its variants
                continue;
            }
            Optional<Type> type =
                    isPlain(map, layout.columns(), mapping) ? type(map, layout.columns(), accessors) : Optional.empty();
            if (type.isEmpty()) {
                return Optional.empty();
            }
            types.put(map, type.get());
        }
        return Optional.of(new RowReader(types));
    }

    /** The map, and those that it may turn into by the value of a column. */
    private static Set<ResultMap> withVariants(ResultMap map, EngineRows mapping) {
        Set<ResultMap> all = new LinkedHashSet<>(Set.of(map));
        if (map.getDiscriminator() != null) {
            for (String variant : map.getDiscriminator().getDiscriminatorMap().values()) {
                ResultMap other = mapping.getResultMap(variant);
                if (!all.contains(other)) {
                    all.addAll(withVariants(other, mapping));
                }
            }
        }
        return all;
    }

    private static boolean isPlain(ResultMap map, List<String> columns, EngineRows mapping) {
        Class<?> type = map.getType();
        return !map.hasNestedResultMaps()
                && !map.hasNestedQueries()
                && map.getConstructorResultMappings().isEmpty()
                && !mapping.getTypeHandlerRegistry().hasTypeHandler(type)
                && !Map.class.isAssignableFrom(type)
                && !mapping.getObjectFactory().isCollection(type)
                && !mapping.isCallSettersOnNulls()
                && !mapping.isReturnInstanceForEmptyRow()
                && map.getPropertyResultMappings().stream().allMatch(RowReader::isPlain)
                && !setsMore(map, columns, mapping);
    }

    private static boolean isPlain(ResultMapping one) {
        return one.getColumn() != null
                && !one.isCompositeResult()
                && one.getNestedQueryId() == null
                && one.getNestedResultMapId() == null
                && one.getResultSet() == null
                && one.getProperty() != null
                && Accessors.isPlain(one.getProperty());
    }

    /** Columns that the map says nothing of set the property of the same name, if there is one. */
    private static boolean setsMore(ResultMap map, List<String> columns, EngineRows mapping) {
        if (Boolean.FALSE.equals(map.getAutoMapping())
                || mapping.getAutoMappingBehavior() == AutoMappingBehavior.NONE) {
            return false;
        }
        MetaClass type = MetaClass.forClass(map.getType(), mapping.getReflectorFactory());
        return columns.stream()
                .filter(column -> !map.getMappedColumns().contains(column.toUpperCase(Locale.ENGLISH)))
                .map(column -> type.findProperty(column, mapping.isMapUnderscoreToCamelCase()))
                .anyMatch(property -> property != null
                        && type.hasSetter(property)
                        && !map.getMappedProperties().contains(property));
    }

    private static Optional<Type> type(ResultMap map, List<String> columns, Accessors accessors) {
        Optional<Supplier<Object>> constructor = accessors.constructor(map.getType());
        if (constructor.isEmpty()) {
            return Optional.empty();
        }
        // the first of columns of the same name, as drivers do
        Map<String, Integer> places = new HashMap<>();
        for (int place = 0; place < columns.size(); place++) {
            places.putIfAbsent(columns.get(place).toUpperCase(Locale.ENGLISH), place + 1);
        }
        List<Property> properties = new ArrayList<>();
        for (ResultMapping one : map.getPropertyResultMappings()) {
            Integer place = places.get(one.getColumn().toUpperCase(Locale.ENGLISH));
            if (place != null) {
                if (!accessors.hasSetter(map.getType(), one.getProperty())) {
                    return Optional.empty();
                }
                properties.add(new Property(
                        place,
                        one.getTypeHandler(),
                        accessors.setter(map.getType(), one.getProperty(), one.getJavaType())));
            }
        }
        return Optional.of(new Type(constructor.get(), properties.toArray(Property[]::new)));
    }

    /**
     * @param map what the row is, which the value of a column may have said
     * @return null if no column has a value, as MyBatis says
     */
    @Nullable
    Object read(ResultSet row, ResultMap map) throws SQLException {
        Type type = types.get(map);
        if (type == null) {
            throw new IllegalStateException("No reader of " + map.getId() + ", only of "
                    + types.keySet().stream().map(ResultMap::getId).collect(Collectors.joining(", ")));
        }
        Object object = type.constructor().get();
        boolean found = false;
        for (Property property : type.properties()) {
            Object value = property.handler().getResult(row, property.column());
            if (value != null) {
                property.setter().accept(object, value);
                found = true;
            }
        }
        return found ? object : null;
    }
}
