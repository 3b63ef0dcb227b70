/**
 * How a sale is carried out: the methodologies as data, their questions on pipelines, stages and deals, which approach
 * fits what we sell, and how it ended when it was followed.
 */
@NullMarked
package io.leadstream.pipeline.methodology;

import org.jspecify.annotations.NullMarked;
