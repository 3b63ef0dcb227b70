/** What lead-service tells of leads and their companies, kept as facts with both times. */
@NullMarked
package io.leadstream.qualification.lead;

import org.jspecify.annotations.NullMarked;
