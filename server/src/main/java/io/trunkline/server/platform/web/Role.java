package io.trunkline.server.platform.web;

/// What somebody may do. OPERATOR runs the installation and sees no tenant's content; the others belong to one tenant, each with the rights of the next.
public enum Role {
  OPERATOR,
  ADMIN,
  SUPERVISOR,
  AGENT;

  /// True if whoever has this role may use what `needed` may use: ADMIN ⊃ SUPERVISOR ⊃ AGENT, OPERATOR apart.
  public boolean covers(Role needed) {
    if (this == OPERATOR || needed == OPERATOR) return this == needed;
    return compareTo(needed) <= 0;
  }
}
