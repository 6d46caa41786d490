/// Hosts `routing` behind [RoutingHost]: commands go in from any thread, numbered events come out per tenant. Whoever uses the port can't tell whether the state machine
/// runs in this process or is replicated over several machines.
@NullMarked
package io.trunkline.cell;

import org.jspecify.annotations.NullMarked;
