/** Lead lifecycle: IQL, MQL, SAL, SQL, disqualified, recycled; who moved a lead, when and why. */
@NullMarked
package io.leadstream.qualification.lifecycle;

import org.jspecify.annotations.NullMarked;
