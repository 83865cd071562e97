package dev.tandem.database;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The tables of the database.
 *
 * @param migrate whether a start creates and upgrades them; in production {@code java -jar tandem.jar migrate} does, and a start
 *     refuses tables that are not its own
 */
@ConfigurationProperties("tandem.database")
record DatabaseSettings(@DefaultValue("true") boolean migrate) {}
