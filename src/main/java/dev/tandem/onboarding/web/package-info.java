/** Applications over HTTP: the API, and the page by which anybody applies. */
@NullMarked
package dev.tandem.onboarding.web;

import org.jspecify.annotations.NullMarked;
