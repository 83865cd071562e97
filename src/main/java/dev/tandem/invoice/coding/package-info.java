/** Coding: which account and cost centre each part of an expense is posted to, and who says so. */
@NullMarked
package dev.tandem.invoice.coding;

import org.jspecify.annotations.NullMarked;
