package io.trunkline.acceptance.kit;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A key of a keyboard, with those that are held meanwhile: what a browser is told of it (CDP, Input.dispatchKeyEvent).
record Key(String key, String code, int number, String text, int held) {
  private static final List<String> HOLDABLE = List.of("Alt", "Ctrl", "Meta", "Shift");   // each is a bit, in this order
  private static final Map<String, Integer> NAMED = Map.of("Tab", 9, "Enter", 13, "Escape", 27, "Space", 32, "ArrowLeft", 37, "ArrowUp", 38, "ArrowRight", 39,
      "ArrowDown", 40, "Backspace", 8);

  /// `Alt+A`, `Shift+Tab`, `Enter`, `x`.
  static Key of(String keys) {
    List<String> parts = keys.length() == 1 ? List.of(keys) : List.of(keys.split("\\+"));
    int held = 0;
    for (String holding : parts.subList(0, parts.size() - 1)) {
      held |= 1 << HOLDABLE.indexOf(holding);
    }
    String last = parts.getLast();
    Integer number = NAMED.get(last);
    // Only a key pressed alone or with Shift writes something; Enter writes a line's end, by which it presses a button.
    boolean writes = (held & ~8) == 0;
    if (number != null) {
      String text = last.equals("Enter") ? "\r" : last.equals("Space") ? " " : "";
      return new Key(last.equals("Space") ? " " : last, last, number, writes ? text : "", held);
    }
    String upper = last.toUpperCase(Locale.ROOT);
    char c = upper.charAt(0);
    String code = Character.isLetter(c) ? "Key" + upper : Character.isDigit(c) ? "Digit" + upper : "";
    // Other characters have numbers that differ from keyboard to keyboard; those of their codes belong to Delete, Insert and the like.
    return new Key(held == 1 ? last.toLowerCase(Locale.ROOT) : last, code, code.isEmpty() ? 0 : c, writes ? last : "", held);
  }

  /// Down and up.
  List<Map<String, Object>> strokes() {
    Map<String, Object> down = new HashMap<>(Map.of("key", key, "code", code, "windowsVirtualKeyCode", number, "modifiers", held));
    Map<String, Object> up = new HashMap<>(down);
    up.put("type", "keyUp");
    down.put("type", text.isEmpty() ? "rawKeyDown" : "keyDown");
    if (!text.isEmpty()) down.put("text", text);
    return List.of(down, up);
  }
}
