/** What partners sent that was refused, mending it, and how well they keep to the contract. */
@NullMarked
package io.leadstream.lead.partner;

import org.jspecify.annotations.NullMarked;
