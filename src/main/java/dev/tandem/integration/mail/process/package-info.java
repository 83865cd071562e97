/** The delegate by which every process sends its mails. */
@NullMarked
package dev.tandem.integration.mail.process;

import org.jspecify.annotations.NullMarked;
