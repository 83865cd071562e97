/** Leads over HTTP: the interface for programs, the pages for sales, and the public page. */
@NullMarked
package dev.tandem.lead.web;

import org.jspecify.annotations.NullMarked;
