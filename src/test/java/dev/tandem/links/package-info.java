@NullMarked
package dev.tandem.links;

import org.jspecify.annotations.NullMarked;
