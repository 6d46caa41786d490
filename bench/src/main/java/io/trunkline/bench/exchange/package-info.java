/// Telephony alone, without tenants, routing and database: what a call of two legs costs in signalling.
@org.jspecify.annotations.NullMarked
package io.trunkline.bench.exchange;
