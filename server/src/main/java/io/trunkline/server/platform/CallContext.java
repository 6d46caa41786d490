package io.trunkline.server.platform;

import io.trunkline.kernel.CallId;
import io.trunkline.kernel.TenantId;
import java.lang.ScopedValue.CallableOp;
import org.jspecify.annotations.Nullable;

/// On whose behalf this thread works now: bound where work enters (SIP message, HTTP request, timer, event) and inside each new thread, which inherits nothing.
/// The log encoder prints it with every line.
///
/// @param call null outside a call: an HTTP request, a timer of the tenant's
public record CallContext(TenantId tenant, @Nullable CallId call) {
  private static final ScopedValue<CallContext> CURRENT = ScopedValue.newInstance();

  /// Unbound is our bug, so it throws.
  public static CallContext current() { return CURRENT.get(); }

  /// For those who only want to print it.
  public static @Nullable CallContext currentOrNull() { return CURRENT.isBound() ? CURRENT.get() : null; }

  public <R, X extends Throwable> R call(CallableOp<R, X> work) throws X { return ScopedValue.where(CURRENT, this).call(work); }

  public void run(Runnable work) { ScopedValue.where(CURRENT, this).run(work); }
}
