package dev.tandem.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;
import org.springframework.util.unit.DataSize;

/**
 * How much a request may bring, and how long it may take to bring it.
 *
 * @param body the body of a request, other than one that carries files
 * @param bodyWithFiles the body of an upload to the engine, or of a submitted form: a document of 10 MB, as text
 * @param bodyTime from the beginning of a request until its body has arrived
 */
@ConfigurationProperties("tandem.limits")
record LimitsSettings(
        @DefaultValue("1MB") DataSize body,
        @DefaultValue("15MB") DataSize bodyWithFiles,
        @DefaultValue("60s") Duration bodyTime) {

    LimitsSettings {
        Assert.isTrue(body.toBytes() > 0, "tandem.limits.body must be more than nothing.");
        Assert.isTrue(
                bodyWithFiles.toBytes() >= body.toBytes(), "tandem.limits.body-with-files must not be below body.");
        Assert.isTrue(bodyTime.toMillis() > 0, "tandem.limits.body-time must be more than nothing.");
    }
}
