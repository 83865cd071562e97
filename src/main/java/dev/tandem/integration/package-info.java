/** Outside systems: one package per system with its port; adapters in packages of their own below. */
@NullMarked
package dev.tandem.integration;

import org.jspecify.annotations.NullMarked;
