/// Nodes.
@NullMarked
package io.trunkline.server.ops.web;

import org.jspecify.annotations.NullMarked;
