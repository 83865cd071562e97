package dev.tandem.deployment;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the models are that start-up deploys.
 *
 * @param location a Spring resource location that ends with a slash; by default what was packaged from {@code processes/}
 */
@ConfigurationProperties("tandem.processes")
record ProcessSettings(@DefaultValue("classpath:processes/") String location) {

    ProcessSettings {
        location = location.endsWith("/") ? location : location + "/";
        location = location.contains(":") ? location : "file:" + location;
    }
}
