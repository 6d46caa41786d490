package io.trunkline.sip;

import java.util.Locale;

/// The header names that we use, in their canonical spelling, with the compact forms of RFC 3261 §7.3.3. Names of a message's headers that stand here are
/// these very instances.
public final class HeaderName {
  public static final String ACCEPT = "Accept";
  public static final String ALLOW = "Allow";
  public static final String ALLOW_EVENTS = "Allow-Events";
  public static final String AUTHENTICATION_INFO = "Authentication-Info";
  public static final String AUTHORIZATION = "Authorization";
  public static final String CALL_ID = "Call-ID";
  public static final String CONTACT = "Contact";
  public static final String CONTENT_DISPOSITION = "Content-Disposition";
  public static final String CONTENT_ENCODING = "Content-Encoding";
  public static final String CONTENT_LENGTH = "Content-Length";
  public static final String CONTENT_TYPE = "Content-Type";
  public static final String CSEQ = "CSeq";
  public static final String DATE = "Date";
  public static final String DIVERSION = "Diversion";
  public static final String EVENT = "Event";
  public static final String EXPIRES = "Expires";
  public static final String FROM = "From";
  public static final String HISTORY_INFO = "History-Info";
  public static final String MAX_FORWARDS = "Max-Forwards";
  public static final String MIN_EXPIRES = "Min-Expires";
  public static final String MIN_SE = "Min-SE";
  public static final String P_ASSERTED_IDENTITY = "P-Asserted-Identity";
  public static final String P_PREFERRED_IDENTITY = "P-Preferred-Identity";
  public static final String PATH = "Path";
  public static final String PRIVACY = "Privacy";
  public static final String PROXY_AUTHENTICATE = "Proxy-Authenticate";
  public static final String PROXY_AUTHORIZATION = "Proxy-Authorization";
  public static final String PROXY_REQUIRE = "Proxy-Require";
  public static final String RACK = "RAck";
  public static final String REASON = "Reason";
  public static final String RECORD_ROUTE = "Record-Route";
  public static final String REFER_TO = "Refer-To";
  public static final String REFERRED_BY = "Referred-By";
  public static final String REMOTE_PARTY_ID = "Remote-Party-ID";
  public static final String REPLACES = "Replaces";
  public static final String REQUIRE = "Require";
  public static final String RETRY_AFTER = "Retry-After";
  public static final String ROUTE = "Route";
  public static final String RSEQ = "RSeq";
  public static final String SERVER = "Server";
  public static final String SERVICE_ROUTE = "Service-Route";
  public static final String SESSION_EXPIRES = "Session-Expires";
  public static final String SUBJECT = "Subject";
  public static final String SUBSCRIPTION_STATE = "Subscription-State";
  public static final String SUPPORTED = "Supported";
  public static final String TO = "To";
  public static final String UNSUPPORTED = "Unsupported";
  public static final String USER_AGENT = "User-Agent";
  public static final String VIA = "Via";
  public static final String WARNING = "Warning";
  public static final String WWW_AUTHENTICATE = "WWW-Authenticate";

  private static final String[] KNOWN = {
    ACCEPT, ALLOW, ALLOW_EVENTS, AUTHENTICATION_INFO, AUTHORIZATION, CALL_ID, CONTACT, CONTENT_DISPOSITION, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE,
    CSEQ, DATE, DIVERSION, EVENT, EXPIRES, FROM, HISTORY_INFO, MAX_FORWARDS, MIN_EXPIRES, MIN_SE, P_ASSERTED_IDENTITY, P_PREFERRED_IDENTITY, PATH, PRIVACY,
    PROXY_AUTHENTICATE, PROXY_AUTHORIZATION, PROXY_REQUIRE, RACK, REASON, RECORD_ROUTE, REFER_TO, REFERRED_BY, REMOTE_PARTY_ID, REPLACES, REQUIRE,
    RETRY_AFTER, ROUTE, RSEQ, SERVER, SERVICE_ROUTE, SESSION_EXPIRES, SUBJECT, SUBSCRIPTION_STATE, SUPPORTED, TO, UNSUPPORTED, USER_AGENT, VIA, WARNING,
    WWW_AUTHENTICATE,
  };

  /// An open hash table over the lower-case bytes of the names, so that the parser makes no string for a name it knows.
  private static final String[] TABLE = new String[256];

  static {
    for (String name : KNOWN) TABLE[freeSlot(name)] = name;
  }

  private HeaderName() {}

  /// The canonical name of the bytes `from..to`: one of ours, or a new string as it came.
  static String of(byte[] source, int from, int to) {
    if (to - from == 1) {
      String compact = compact(source[from]);
      if (compact != null) return compact;
    }
    int hash = 0;
    for (int i = from; i < to; i++) hash = hash * 31 + (source[i] | 0x20);
    for (int slot = slot(hash); TABLE[slot] != null; slot = slot + 1 & 255) {
      if (matches(TABLE[slot], source, from, to)) return TABLE[slot];
    }
    return new String(source, from, to - from, java.nio.charset.StandardCharsets.US_ASCII);
  }

  private static @org.jspecify.annotations.Nullable String compact(byte letter) {
    return switch (letter | 0x20) {
      case 'c' -> CONTENT_TYPE;
      case 'e' -> CONTENT_ENCODING;
      case 'f' -> FROM;
      case 'i' -> CALL_ID;
      case 'k' -> SUPPORTED;
      case 'l' -> CONTENT_LENGTH;
      case 'm' -> CONTACT;
      case 'o' -> EVENT;
      case 'r' -> REFER_TO;
      case 'b' -> REFERRED_BY;
      case 's' -> SUBJECT;
      case 't' -> TO;
      case 'u' -> ALLOW_EVENTS;
      case 'v' -> VIA;
      case 'x' -> SESSION_EXPIRES;
      default -> null;
    };
  }

  private static boolean matches(String known, byte[] source, int from, int to) {
    if (known.length() != to - from) return false;
    for (int i = 0; i < known.length(); i++) {
      if ((known.charAt(i) | 0x20) != (source[from + i] | 0x20)) return false;
    }
    return true;
  }

  private static int freeSlot(String name) {
    int hash = 0;
    for (char c : name.toLowerCase(Locale.ROOT).toCharArray()) hash = hash * 31 + (c | 0x20);
    int slot = slot(hash);
    while (TABLE[slot] != null) slot = slot + 1 & 255;
    return slot;
  }

  private static int slot(int hash) { return (hash ^ hash >>> 8 ^ hash >>> 16) & 255; }
}
