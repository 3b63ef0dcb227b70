@NullMarked
package io.leadstream.lead.activity;

import org.jspecify.annotations.NullMarked;
