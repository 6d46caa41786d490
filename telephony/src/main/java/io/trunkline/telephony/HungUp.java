package io.trunkline.telephony;

import io.trunkline.kernel.Cause;

/// The caller is gone, or the call was ended by someone else: thrown out of whatever a script waits for. Scripts don't catch it.
public final class HungUp extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Cause cause;

  public HungUp(Cause cause) {
    super(cause.toString(), null, false, false);   // a part of each call's life, so it costs no stack trace
    this.cause = cause;
  }

  public Cause cause() { return cause; }
}
