package io.trunkline.server.tenancy;

import io.trunkline.kernel.TenantId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What a capability puts into a new tenant so that it is usable at once. Called in `@Order` within the transaction that opens it.
public interface TenantStarter {
  void start(Opening opening);

  /// A tenant being opened; the starters write down what the next one and the answer need.
  final class Opening {
    private final TenantId tenant;
    private final JdbcClient jdbc;
    private final OpenTenant request;
    private @Nullable Long adminId;
    private @Nullable String adminPassword;

    Opening(TenantId tenant, JdbcClient jdbc, OpenTenant request) {
      this.tenant = tenant;
      this.jdbc = jdbc;
      this.request = request;
    }

    public TenantId tenant() { return tenant; }

    /// Of this tenant's transaction.
    public JdbcClient jdbc() { return jdbc; }

    public OpenTenant request() { return request; }

    public void admin(long id, String password) {
      this.adminId = id;
      this.adminPassword = password;
    }

    public long adminId() {
      if (adminId == null) throw new IllegalStateException("no administrator was made");
      return adminId;
    }

    String adminPassword() {
      if (adminPassword == null) throw new IllegalStateException("no administrator was made");
      return adminPassword;
    }
  }

  /// What the operator asks for.
  ///
  /// @param numbers   as people write them
  /// @param adminName the administrator's name as shown
  record OpenTenant(String name, String code, int seats, int maxCalls, List<String> numbers, String adminName) {
    public OpenTenant {
      numbers = List.copyOf(numbers);
    }
  }
}
