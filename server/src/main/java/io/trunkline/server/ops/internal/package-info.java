/// First start, and what is printed when it is ready.
@NullMarked
package io.trunkline.server.ops.internal;

import org.jspecify.annotations.NullMarked;
