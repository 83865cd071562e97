/** The database: whether it is one to run on, and how its tables are made and upgraded. */
@NullMarked
package dev.tandem.database;

import org.jspecify.annotations.NullMarked;
