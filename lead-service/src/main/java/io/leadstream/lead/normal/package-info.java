/** What people write, in the one form by which it can be compared: addresses, numbers, domains, titles. */
@NullMarked
package io.leadstream.lead.normal;

import org.jspecify.annotations.NullMarked;
