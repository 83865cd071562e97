package dev.tandem.deployment.rules;

/** One thing that models must keep to. */
interface Rule {

    /** Name for machines: that of the class, in small letters. */
    default String name() {
        return getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(java.util.Locale.ROOT);
    }

    /** Whether a definition that breaks it must not run, even if it is in the database already. */
    default boolean dangerous() {
        return true;
    }

    /** Looks at one file of an upload. */
    void check(ModelFile file, Upload upload, Complaints complaints);
}
