package dev.tandem.engine;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.impl.history.event.HistoricDecisionInputInstanceEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricDecisionOutputInstanceEntity;
import org.camunda.bpm.engine.impl.variable.serializer.JavaObjectSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.TypedValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.ValueFields;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.impl.value.ObjectValueImpl;
import org.camunda.bpm.engine.variable.impl.value.UntypedValueImpl;
import org.camunda.bpm.engine.variable.type.ValueType;
import org.camunda.bpm.engine.variable.value.ObjectValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;

/**
 * Stands where the engine keeps Java objects in its tables: takes none, and unpacks none that is there from before. Reading
 * such a variable gives its bytes and the name of its type, so that Cockpit can show that it is there.
 */
class NoObjects implements TypedValueSerializer<ObjectValue> {

    private static final byte[] JAVA = {(byte) 0xAC, (byte) 0xED};
    private static final int LONGEST = 4000;

    private final VariableSettings settings;

    NoObjects(VariableSettings settings) {
        this.settings = settings;
    }

    @Override
    public String getName() {
        return JavaObjectSerializer.NAME;
    }

    @Override
    public ValueType getType() {
        return ValueType.OBJECT;
    }

    @Override
    public String getSerializationDataformat() {
        return Variables.SerializationDataFormats.JAVA.getName();
    }

    /** Everything that nobody else takes comes here, to be refused in plain words. */
    @Override
    public boolean canHandle(TypedValue value) {
        return true;
    }

    @Override
    public ObjectValue convertToTypedValue(UntypedValueImpl value) {
        return Variables.objectValue(value.getValue(), value.isTransient()).create();
    }

    @Override
    public void writeValue(ObjectValue value, ValueFields fields) {
        if (isResultOfDecision(value)) {
            return;
        }
        if (fields instanceof HistoricDecisionInputInstanceEntity
                || fields instanceof HistoricDecisionOutputInstanceEntity) {
            // a list or a context inside a decision: people see what it was, nothing ever unpacks it
            String text = String.valueOf(value.getValue());
            fields.setByteArrayValue(
                    text.substring(0, Math.min(text.length(), LONGEST)).getBytes(StandardCharsets.UTF_8));
            fields.setTextValue2(typeName(value));
            return;
        }
        String type = typeName(value);
        throw new ValueRefusedException("\"" + fields.getName() + "\" is an object"
                + (type == null ? "" : " of the type " + type)
                + (type != null && settings.allowedTypes().contains(type)
                        ? ", and there is no format to keep it in."
                        : ", which Tandem does not take.")
                + " Send a text, a number, yes or no, a date or a file.");
    }

    @Override
    public ObjectValue readValue(ValueFields fields, boolean deserialize, boolean isTransient) {
        byte[] bytes = fields.getByteArrayValue();
        ObjectValueImpl value =
                new ObjectValueImpl(null, text(bytes), getSerializationDataformat(), fields.getTextValue2(), false);
        value.setTransient(isTransient);
        return value;
    }

    @Override
    public boolean isMutableValue(ObjectValue value) {
        return false;
    }

    /** The engine's own, for the output mappings of the same step; never kept. */
    private static boolean isResultOfDecision(ObjectValue value) {
        return value.isTransient() && value.isDeserialized() && value.getValue() instanceof DmnDecisionResult;
    }

    private static @Nullable String typeName(ObjectValue value) {
        if (value.isDeserialized() && value.getValue() != null) {
            return value.getValue().getClass().getName();
        }
        return value.getObjectTypeName();
    }

    private static @Nullable String text(byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        boolean java = bytes.length > 1 && bytes[0] == JAVA[0] && bytes[1] == JAVA[1];
        return java ? Base64.getEncoder().encodeToString(bytes) : new String(bytes, StandardCharsets.UTF_8);
    }
}
