/// What an agent and a supervisor see and do: numbered events and commands.
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "tenancy", "identity", "directory", "switchboard", "acd", "recording", "ivr", "customers", "records", "reporting", "announcements"})
package io.trunkline.server.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
