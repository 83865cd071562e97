package dev.tandem.identity;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of who may sign in.
 *
 * @param administrator the first administrator
 */
@ConfigurationProperties("tandem.identity")
record IdentitySettings(@DefaultValue Administrator administrator) {

    /**
     * Created at the first start outside the profile {@code local}, if there is no user yet. Later it may be left out.
     *
     * @param id the name to sign in with; empty for none
     * @param password at least 12 characters
     * @param mail mail address; may be empty
     */
    record Administrator(
            @DefaultValue("") String id,
            @DefaultValue("") String password,
            @DefaultValue("") String mail) {

        @Override
        public String toString() {
            return "Administrator[" + id + "]";
        }
    }
}
