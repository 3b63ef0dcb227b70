/** What a conversation found out about a lead, criterion by criterion. */
@NullMarked
package io.leadstream.qualification.facts;

import org.jspecify.annotations.NullMarked;
