/** What a model may contain: one class per rule. */
@NullMarked
package dev.tandem.deployment.rules;

import org.jspecify.annotations.NullMarked;
