/// Who changed what, written in the same transaction as the change.
@NullMarked
package io.trunkline.server.platform.audit;

import org.jspecify.annotations.NullMarked;
