/// Where recordings lie, under which keys, and the work after the call.
@NullMarked
package io.trunkline.server.recording.internal;

import org.jspecify.annotations.NullMarked;
