package dev.tandem.engine;

import java.util.List;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.variable.serializer.BooleanValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.ByteArrayValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.DateValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.DefaultVariableSerializers;
import org.camunda.bpm.engine.impl.variable.serializer.DoubleValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.FileValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.IntegerValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.LongValueSerlializer;
import org.camunda.bpm.engine.impl.variable.serializer.NullValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.ShortValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.StringValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.TypedValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.VariableSerializerFactory;
import org.camunda.bpm.engine.variable.type.ValueType;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;

/**
 * How values become rows of the engine's tables. Every way of writing a variable, over REST, by a form, a message, a
 * modification, a batch or Java code, ends here: so here is where too large ones, and objects, are refused.
 */
final class LimitedValues extends DefaultVariableSerializers {

    LimitedValues(VariableSettings settings) {
        ValueLimits limits = new ValueLimits(settings);
        List<TypedValueSerializer<?>> scalars = List.of(
                new NullValueSerializer(),
                new StringValueSerializer(),
                new BooleanValueSerializer(),
                new ShortValueSerializer(),
                new IntegerValueSerializer(),
                new LongValueSerlializer(),
                new DateValueSerializer(),
                new DoubleValueSerializer(),
                new ByteArrayValueSerializer(),
                new FileValueSerializer());
        scalars.forEach(serializer -> addSerializer(new Limited<>(serializer, limits)));
        addSerializer(new NoObjects(settings));
    }

    @Override
    public TypedValueSerializer<?> findSerializerForValue(
            TypedValue value, @Nullable VariableSerializerFactory processApplication) {
        ValueType type = value.getType();
        if (type != null && type.isAbstract()) {
            throw new ValueRefusedException("A value has the type " + type.getName()
                    + ", which is a kind of types. Name the type itself, for example Long or Double.");
        }
        try {
            return super.findSerializerForValue(value, null);
        } catch (ProcessEngineException e) {
            throw new ValueRefusedException("A value has the type " + (type == null ? "unknown" : type.getName())
                    + ", which Tandem does not take. Send a text, a number, yes or no, a date or a file.");
        }
    }
}
