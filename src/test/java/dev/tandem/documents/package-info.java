@NullMarked
package dev.tandem.documents;

import org.jspecify.annotations.NullMarked;
