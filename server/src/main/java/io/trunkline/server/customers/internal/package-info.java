/// Rows of customers.
@NullMarked
package io.trunkline.server.customers.internal;

import org.jspecify.annotations.NullMarked;
