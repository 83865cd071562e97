package dev.tandem.identity;

import org.springframework.core.env.Environment;

/** Tells trying out on one's own machine from everything else. */
public final class LocalProfile {

    /** The name of the profile. */
    public static final String NAME = "local";

    private LocalProfile() {}

    /** True if {@code local} is the only profile. Together with another one it does not count. */
    public static boolean isActive(Environment environment) {
        String[] active = environment.getActiveProfiles();
        String[] profiles = active.length > 0 ? active : environment.getDefaultProfiles();
        return profiles.length == 1 && profiles[0].equals(NAME);
    }
}
