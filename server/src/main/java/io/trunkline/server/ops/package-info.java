/// Running it: first start, nodes, health, drain.
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "tenancy", "identity", "directory", "switchboard", "acd", "recording", "ivr", "customers", "records", "desk"})
package io.trunkline.server.ops;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
