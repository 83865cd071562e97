/** Figures for monitoring that need the database: parts say what is theirs, one collector asks them all, every so often. */
@NullMarked
package dev.tandem.metrics;

import org.jspecify.annotations.NullMarked;
