/// A small SIP telephone of our own (UDP, G.711 A-law, RFC 4733), independent of the product's stack: it plays a tone,
/// remembers what it hears, and can be a carrier's subscriber, a desk phone or one of hundreds of load callers.
@NullMarked
package io.trunkline.acceptance.phone;

import org.jspecify.annotations.NullMarked;
