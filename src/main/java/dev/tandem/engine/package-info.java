/** What models, decisions, queries and variables can make the engine do: no more than their owners need. */
@NullMarked
package dev.tandem.engine;

import org.jspecify.annotations.NullMarked;
