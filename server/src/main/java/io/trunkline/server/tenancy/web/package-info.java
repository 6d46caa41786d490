/// The operator's tenants.
@NullMarked
package io.trunkline.server.tenancy.web;

import org.jspecify.annotations.NullMarked;
