/// The fuzzer: targets, mutation, bounds. Targets stand in the packages of what they attack.
@NullMarked
package io.trunkline.fuzz;

import org.jspecify.annotations.NullMarked;
