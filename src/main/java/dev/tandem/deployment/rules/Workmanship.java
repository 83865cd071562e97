package dev.tandem.deployment.rules;

/** A rule that keeps models good to read and to run. A model that breaks it is not deployed, but goes on if it runs already. */
interface Workmanship extends Rule {

    @Override
    default boolean dangerous() {
        return false;
    }
}
