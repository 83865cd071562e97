/** The access port: accounts with which customers sign in, whichever system keeps them. */
@NamedInterface("access")
@NullMarked
package dev.tandem.integration.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
