/** Leads come in: by REST and by partners' topics, with one validation, one normalisation and one ledger. */
@NullMarked
package io.leadstream.lead.capture;

import org.jspecify.annotations.NullMarked;
