/**
 * The whole system on one machine, without a container engine: every part is a child process that is started, watched
 * and stopped here, and whose data lies under one {@link io.leadstream.local.Home}.
 */
@NullMarked
package io.leadstream.local;

import org.jspecify.annotations.NullMarked;
