/** How a deal is approved on the buyer's side: the legal and the budget path, step by step. */
@NullMarked
package io.leadstream.pipeline.approval;

import org.jspecify.annotations.NullMarked;
