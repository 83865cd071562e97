package dev.tandem.engine;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What variables may hold.
 *
 * @param maxText longest text, in characters; the engine's tables take no more than 4000
 * @param maxFile largest file, or other bytes
 * @param maxName longest name of a variable or a file, in characters; the engine's tables take no more than 255
 * @param allowedTypes Java classes whose objects the engine may make from what is sent to it; none, if it can be helped
 */
@ConfigurationProperties("tandem.variables")
record VariableSettings(
        @DefaultValue("4000") int maxText,
        @DefaultValue("10MB") DataSize maxFile,
        @DefaultValue("255") int maxName,
        @DefaultValue Set<String> allowedTypes) {

    VariableSettings {
        if (maxText < 1 || maxText > 4000) {
            throw new IllegalArgumentException("tandem.variables.max-text must be from 1 to 4000, not " + maxText);
        }
        if (maxName < 1 || maxName > 255) {
            throw new IllegalArgumentException("tandem.variables.max-name must be from 1 to 255, not " + maxName);
        }
        allowedTypes = Set.copyOf(allowedTypes);
    }
}
