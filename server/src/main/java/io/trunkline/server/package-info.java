/// The program: starts every capability in one process.
@NullMarked
package io.trunkline.server;

import org.jspecify.annotations.NullMarked;
