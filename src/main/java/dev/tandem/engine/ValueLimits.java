package dev.tandem.engine;

import java.util.Locale;
import org.camunda.bpm.engine.variable.impl.value.FileValueImpl;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;

/** Refuses values that are too large, before the database does or the memory is gone. */
class ValueLimits {

    private static final int SHOWN = 60;

    private final VariableSettings settings;

    ValueLimits(VariableSettings settings) {
        this.settings = settings;
    }

    /** @param name of the variable; null where the engine keeps a value under no name */
    void check(@Nullable String name, TypedValue value) {
        checkName("The name of a variable", name);
        String shown = name == null ? "A value" : "\"" + name + "\"";
        if (value instanceof FileValueImpl file) {
            checkName("The file name in " + shown, file.getFilename());
            checkName("The file type in " + shown, file.getMimeType());
            checkName("The file encoding in " + shown, file.getEncoding());
            checkBytes(shown, file.getByteArray());
        } else if (value.getValue() instanceof byte[] bytes) {
            checkBytes(shown, bytes);
        } else if (value.getValue() instanceof String text && text.length() > longest(value)) {
            throw new ValueRefusedException(String.format(
                    Locale.ROOT,
                    "%s is too long: %,d characters, at most %,d are allowed. Shorten it, or send a file.",
                    shown,
                    text.length(),
                    longest(value)));
        }
    }

    /** A text that is only handed on, such as the lines that a form sends, is never written to the database. */
    private long longest(TypedValue value) {
        return value.isTransient() ? settings.maxFile().toBytes() : settings.maxText();
    }

    private void checkName(String what, @Nullable String name) {
        if (name == null) {
            return;
        }
        if (name.length() > settings.maxName()) {
            throw new ValueRefusedException(what + " is too long: \"" + name.substring(0, SHOWN) + "…\" has "
                    + name.length() + " characters, at most " + settings.maxName() + " are allowed.");
        }
        if (name.chars().anyMatch(Character::isISOControl)) {
            throw new ValueRefusedException(what + " has a character that is none. Type it again.");
        }
    }

    private void checkBytes(String shown, byte @Nullable [] bytes) {
        if (bytes != null && bytes.length > settings.maxFile().toBytes()) {
            throw new ValueRefusedException(String.format(
                    Locale.ROOT,
                    "%s is too large: %,d bytes, at most %,d are allowed. Send a smaller file.",
                    shown,
                    bytes.length,
                    settings.maxFile().toBytes()));
        }
    }
}
