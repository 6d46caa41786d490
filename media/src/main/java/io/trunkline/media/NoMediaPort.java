package io.trunkline.media;

/// Every RTP port of the configured range is taken, or the system gives no more sockets. The call should be refused with 503 or Q.850 cause 34.
public final class NoMediaPort extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public NoMediaPort(String message, Throwable cause) { super(message, cause); }
}
