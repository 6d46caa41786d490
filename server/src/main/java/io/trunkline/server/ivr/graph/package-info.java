/// Flows as data: the graph, its schema, what is wrong with one.
@NullMarked
package io.trunkline.server.ivr.graph;

import org.jspecify.annotations.NullMarked;
