/// Flows kept, published and run.
@NullMarked
package io.trunkline.server.ivr.internal;

import org.jspecify.annotations.NullMarked;
