/// What it came to: figures by agent, queue, number and flow, in roll-ups of a quarter of an hour that facts make and can make again. Owns schema `reporting`.
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "tenancy", "identity", "directory", "switchboard", "acd", "ivr", "records"})
package io.trunkline.server.reporting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
