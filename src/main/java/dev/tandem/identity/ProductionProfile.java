package dev.tandem.identity;

import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** Tells whether Tandem runs for real. */
public final class ProductionProfile {

    /** The name of the profile. */
    public static final String NAME = "production";

    private ProductionProfile() {}

    /** True if {@code production} is among the profiles. */
    public static boolean isActive(Environment environment) {
        return environment.acceptsProfiles(Profiles.of(NAME));
    }
}
