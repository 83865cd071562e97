/** The screening port: whether a name may be that of somebody on the sanctions list. */
@NamedInterface("screening")
@NullMarked
package dev.tandem.integration.screening;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
