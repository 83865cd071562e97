/** Documents that people outside send: what they are, found from their content, and how they are shown without being run. */
@NullMarked
package dev.tandem.documents;

import org.jspecify.annotations.NullMarked;
