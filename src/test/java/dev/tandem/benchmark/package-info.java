/** How fast Tandem is, beside a bare starter: programs of their own, started by the scripts in {@code docs}, and no tests. */
@NullMarked
package dev.tandem.benchmark;

import org.jspecify.annotations.NullMarked;
