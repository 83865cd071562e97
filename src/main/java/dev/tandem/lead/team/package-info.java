/** The teams of sales: who is in them, who is there, how many leads each can have, and who gets the next one. */
@NullMarked
package dev.tandem.lead.team;

import org.jspecify.annotations.NullMarked;
