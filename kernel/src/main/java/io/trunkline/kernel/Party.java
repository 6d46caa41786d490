package io.trunkline.kernel;

/// Who is at one end of a call, as far as a number tells. Trunk and user formats are normalised to this at the edge; the raw form is kept beside it.
/// Numbers are personal data: `toString` of each form is masked, so that a log line can't leak one; `dialable` is for those who must dial or store it.
public sealed interface Party permits E164, ServiceCode, Extension, Anonymous, UriParty {
  /// The full form: `+8613800138000`, `95588`, `1001`, `anonymous`, `sip:…`.
  String dialable();

  /// Reads what [#dialable] wrote, of any form but an extension, which needs its tenant's plan to be told from a service code.
  static Party parse(String text) {
    if (text.startsWith("+")) return new E164(text);
    if (text.equals(Anonymous.TEXT)) return Anonymous.INSTANCE;
    if (text.indexOf(':') > 0) return new UriParty(text);
    return new ServiceCode(text);
  }
}
