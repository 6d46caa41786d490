/// How far a tenant is on the way from an empty house to a ringing phone, computed from what is really there.
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "directory", "switchboard", "acd", "ivr", "records"})
package io.trunkline.server.setup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
