/// REST of customers.
@NullMarked
package io.trunkline.server.customers.web;

import org.jspecify.annotations.NullMarked;
