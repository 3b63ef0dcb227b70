/** What the page in a browser needs beside the figures: how to sign in, what can be chosen, and safe headers. */
@NullMarked
package io.leadstream.forecast.page;

import org.jspecify.annotations.NullMarked;
