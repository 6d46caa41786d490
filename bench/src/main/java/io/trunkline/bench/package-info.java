/// Load on the built program, from outside. Prints what it measured; asserts nothing but that calls work.
@NullMarked
package io.trunkline.bench;

import org.jspecify.annotations.NullMarked;
