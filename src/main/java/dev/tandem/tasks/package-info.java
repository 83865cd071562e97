/** User tasks: who may complete them, what completing may write, and the trail of decisions. */
@NullMarked
package dev.tandem.tasks;

import org.jspecify.annotations.NullMarked;
