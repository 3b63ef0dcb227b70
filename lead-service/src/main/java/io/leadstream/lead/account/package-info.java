/** Companies as accounts: their people side by side, whether they are a target, and what is planned. */
@NullMarked
package io.leadstream.lead.account;

import org.jspecify.annotations.NullMarked;
