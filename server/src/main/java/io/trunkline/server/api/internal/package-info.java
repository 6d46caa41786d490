/// The pages' files.
@NullMarked
package io.trunkline.server.api.internal;

import org.jspecify.annotations.NullMarked;
