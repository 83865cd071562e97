package dev.tandem.engine;

import org.camunda.bpm.engine.impl.variable.serializer.TypedValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.ValueFields;
import org.camunda.bpm.engine.variable.impl.value.UntypedValueImpl;
import org.camunda.bpm.engine.variable.type.ValueType;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;

/** One of the engine's serializers, which is asked to write only what is not too large. */
record Limited<T extends TypedValue>(TypedValueSerializer<T> serializer, ValueLimits limits)
        implements TypedValueSerializer<T> {

    @Override
    public void writeValue(T value, ValueFields fields) {
        limits.check(fields.getName(), value);
        serializer.writeValue(value, fields);
    }

    @Override
    public String getName() {
        return serializer.getName();
    }

    @Override
    public ValueType getType() {
        return serializer.getType();
    }

    @Override
    public T readValue(ValueFields fields, boolean deserialize, boolean isTransient) {
        return serializer.readValue(fields, deserialize, isTransient);
    }

    @Override
    public boolean canHandle(TypedValue value) {
        return serializer.canHandle(value);
    }

    @Override
    public T convertToTypedValue(UntypedValueImpl value) {
        return serializer.convertToTypedValue(value);
    }

    @Override
    public @Nullable String getSerializationDataformat() {
        return serializer.getSerializationDataformat();
    }

    @Override
    public boolean isMutableValue(T value) {
        return serializer.isMutableValue(value);
    }
}
