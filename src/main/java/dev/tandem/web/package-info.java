/** What holds for every request and every answer, whoever serves it: limits, plain refusals, found content types. */
@NullMarked
package dev.tandem.web;

import org.jspecify.annotations.NullMarked;
