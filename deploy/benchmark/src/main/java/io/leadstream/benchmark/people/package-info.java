/** Leads as they are in life, generated: seeded, so that every run has the same; written out as they are made. */
@NullMarked
package io.leadstream.benchmark.people;

import org.jspecify.annotations.NullMarked;
