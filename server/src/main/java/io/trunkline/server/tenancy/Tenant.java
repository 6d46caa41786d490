package io.trunkline.server.tenancy;

import io.trunkline.kernel.TenantId;

/// An enterprise that rents seats.
///
/// @param code     its people sign in as `name@code`
/// @param seats    people who may be set up and not disabled
/// @param maxCalls calls at one time, both directions together
public record Tenant(TenantId id, String code, String name, int seats, int maxCalls, State state) {
  public enum State { ACTIVE, SUSPENDED }
}
