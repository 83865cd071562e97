/** The CRM port: contacts, companies and opportunities, whichever system keeps them. */
@NamedInterface("crm")
@NullMarked
package dev.tandem.integration.crm;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
