/** What people may ask of whoever keeps data on them: to see it, to be forgotten, to agree and to withdraw. */
@NullMarked
package io.leadstream.lead.privacy;

import org.jspecify.annotations.NullMarked;
