/** Scores and grades given by hand, kept beside the computed ones and measured against what became of the leads. */
@NullMarked
package io.leadstream.qualification.override;

import org.jspecify.annotations.NullMarked;
