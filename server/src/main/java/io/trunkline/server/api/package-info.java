/// The face to programs: OpenAPI, the pages' static files.
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "tenancy", "identity", "directory", "switchboard", "acd", "recording", "ivr", "customers", "records", "desk", "ops"})
package io.trunkline.server.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
