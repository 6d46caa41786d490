/// What happened: call records and timelines, projected from facts. Owns schema `records`.
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "tenancy", "identity", "directory", "switchboard", "acd", "recording", "ivr", "customers"})
package io.trunkline.server.records;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
