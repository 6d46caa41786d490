/// How the engine works; nothing outside the module may use this.
@NullMarked
package io.trunkline.media.internal;

import org.jspecify.annotations.NullMarked;
