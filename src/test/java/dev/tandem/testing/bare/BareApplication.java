package dev.tandem.testing.bare;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.actuate.autoconfigure.security.servlet.ManagementWebSecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration;

/**
 * A bare Camunda starter, with web applications and REST, as its documentation begins. No {@code @Configuration}, or the tests of
 * Tandem would scan it.
 */
@EnableAutoConfiguration(
        exclude = {
            FlywayAutoConfiguration.class,
            SecurityAutoConfiguration.class,
            ManagementWebSecurityAutoConfiguration.class,
            UserDetailsServiceAutoConfiguration.class
        })
class BareApplication {

    public static void main(String[] arguments) {
        // not the application.yaml of Tandem, which is on the class path too
        System.setProperty("spring.config.name", "bare");
        SpringApplication.run(BareApplication.class, arguments);
    }
}
