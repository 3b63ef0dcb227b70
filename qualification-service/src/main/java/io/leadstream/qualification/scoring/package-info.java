/** Lead score: points by named rules, read at any instant, explained line by line. */
@NullMarked
package io.leadstream.qualification.scoring;

import org.jspecify.annotations.NullMarked;
