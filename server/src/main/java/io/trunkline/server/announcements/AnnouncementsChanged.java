package io.trunkline.server.announcements;

import io.trunkline.kernel.TenantId;

/// Something was announced, changed or withdrawn. Told after the commit.
public record AnnouncementsChanged(TenantId tenant) {}
