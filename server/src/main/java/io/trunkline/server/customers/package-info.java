/// Who calls: a tenant's customers and how to find them by number. Owns schema `customers`.
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "tenancy", "identity", "directory"})
package io.trunkline.server.customers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
