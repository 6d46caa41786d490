/// The media engine alone on one core, beside others of its kind.
@NullMarked
package io.trunkline.bench.engine;

import org.jspecify.annotations.NullMarked;
