/** Files that people send, cut into records of bounded size: rows of cells and lines of JSON, whatever their encoding. */
@NullMarked
package io.leadstream.rest.file;

import org.jspecify.annotations.NullMarked;
