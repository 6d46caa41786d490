package io.trunkline.sip;

import org.jspecify.annotations.Nullable;

/// A transfer that the peer asks for (RFC 3515). `replaces` names the dialog that the target shall take over (RFC 3891): an attended transfer.
public interface Refer {
  NameAddr referTo();

  @Nullable NameAddr referredBy();

  @Nullable Replaces replaces();

  /// 202; the progress follows by [#notify].
  void accept();

  void reject(int status);

  /// Tells how the new call fares, as `message/sipfrag`; a final status ends the subscription. Nothing is sent if the peer asked for none (RFC 4488).
  void notify(int status);

  /// `Replaces` of a Refer-To URI: tags as the *recipient* of the future INVITE sees them, so `toTag` is that of the dialog's side that we are.
  record Replaces(String callId, String toTag, String fromTag) {}
}
