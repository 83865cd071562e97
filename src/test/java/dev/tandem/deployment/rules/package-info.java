@NullMarked
package dev.tandem.deployment.rules;

import org.jspecify.annotations.NullMarked;
