/** What Camunda's starter does with default settings and without Tandem: attacks succeed there. */
@org.jspecify.annotations.NullMarked
package dev.tandem.testing.bare;
