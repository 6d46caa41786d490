package io.trunkline.sip;

/// The peer refused a re-INVITE: the session goes on as it was, unless the dialog has ended too.
public final class ReofferRefused extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;

  public ReofferRefused(int status, String reasonPhrase) {
    super(status + " " + reasonPhrase);
    this.status = status;
  }

  public int status() { return status; }
}
