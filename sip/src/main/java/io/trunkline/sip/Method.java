package io.trunkline.sip;

/// The methods that we act on; any other is [#OTHER], whose name the message keeps.
public enum Method {
  INVITE, ACK, BYE, CANCEL, OPTIONS, REGISTER, INFO, UPDATE, REFER, NOTIFY, SUBSCRIBE, MESSAGE, PUBLISH, PRACK, OTHER;

  /// Method names are case-sensitive (RFC 3261 §7.1): `invite` is another method.
  public static Method of(String name) {
    for (Method method : values()) if (method != OTHER && method.name().equals(name)) return method;
    return OTHER;
  }
}
