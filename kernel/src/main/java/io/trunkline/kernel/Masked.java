package io.trunkline.kernel;

/// How personal numbers look to those who need not dial them: `+86138****8000`. At least four digits are hidden, and all of a number shorter than seven.
public final class Masked {
  private Masked() {}

  public static String number(String full) {
    int length = full.length();
    if (length < 7) return "*".repeat(length);
    int tail = Math.min(4, length - 6);
    int head = Math.max(0, Math.min(length - tail - 4, 6));
    return full.substring(0, head) + "****" + full.substring(length - tail);
  }
}
