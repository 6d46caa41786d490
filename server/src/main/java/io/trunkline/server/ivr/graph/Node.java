package io.trunkline.server.ivr.graph;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One step of a flow. What a draft may still lack is nullable; [GraphCheck] says what is missing.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Node.Play.class, name = "play"),
    @JsonSubTypes.Type(value = Node.Menu.class, name = "menu"),
    @JsonSubTypes.Type(value = Node.Collect.class, name = "collect"),
    @JsonSubTypes.Type(value = Node.TimeCheck.class, name = "time"),
    @JsonSubTypes.Type(value = Node.Queue.class, name = "queue"),
    @JsonSubTypes.Type(value = Node.Voicemail.class, name = "voicemail"),
    @JsonSubTypes.Type(value = Node.Transfer.class, name = "transfer"),
    @JsonSubTypes.Type(value = Node.HangUp.class, name = "hangup")})
public sealed interface Node {
  String id();

  /// What people call it: in the editor, in timelines, on the desk.
  @Nullable String name();

  List<PromptRef> prompts();

  /// The ways out, by the name of their member; a value is null where the target isn't chosen yet. Of a way that may be left open, only a
  /// chosen one is named.
  Map<String, @Nullable String> exits();

  /// As it is written in the graph.
  default String kind() {
    return switch (this) {
      case Play _ -> "play";
      case Menu _ -> "menu";
      case Collect _ -> "collect";
      case TimeCheck _ -> "time";
      case Queue _ -> "queue";
      case Voicemail _ -> "voicemail";
      case Transfer _ -> "transfer";
      case HangUp _ -> "hangup";
    };
  }

  default String label() {
    String name = name();
    return name == null || name.isBlank() ? id() : name;
  }

  record Play(String id, @Nullable String name, List<PromptRef> prompts, @Nullable String next) implements Node {
    public Play {
      prompts = sealed(prompts);
    }

    @Override public Map<String, @Nullable String> exits() { return must("next", next); }
  }

  /// One key chooses.
  ///
  /// @param keys    `0`–`9`, `*`, `#` → node
  /// @param tries   how often the prompts are played before `noInput` or `invalid` is taken
  /// @param noInput when no key came; open = as for a key that means nothing; that open too = the first queue of the flow
  record Menu(
      String id, @Nullable String name, List<PromptRef> prompts, Map<String, @Nullable String> keys, int timeoutSeconds, int tries,
      @Nullable String noInput, @Nullable String invalid) implements Node {
    public Menu {
      prompts = sealed(prompts);
      keys = keys == null ? Map.of() : java.util.Collections.unmodifiableMap(new LinkedHashMap<>(keys));
    }

    @Override public Map<String, @Nullable String> exits() {
      Map<String, @Nullable String> ways = new LinkedHashMap<>();
      keys.forEach((key, target) -> ways.put("keys." + key, target));
      may(ways, "noInput", noInput);
      may(ways, "invalid", invalid);
      return ways;
    }
  }

  /// Several digits into a variable, which the agent sees masked.
  record Collect(
      String id, @Nullable String name, List<PromptRef> prompts, @Nullable String variable, int maxDigits, @Nullable String terminator, int timeoutSeconds,
      @Nullable String next, @Nullable String noInput) implements Node {
    public Collect {
      prompts = sealed(prompts);
    }

    @Override public Map<String, @Nullable String> exits() { return may(must("next", next), "noInput", noInput); }
  }

  record TimeCheck(String id, @Nullable String name, @Nullable Long calendarId, @Nullable String open, @Nullable String closed) implements Node {
    @Override public List<PromptRef> prompts() { return List.of(); }

    @Override public Map<String, @Nullable String> exits() {
      Map<String, @Nullable String> ways = must("open", open);
      ways.put("closed", closed);
      return ways;
    }
  }

  /// @param priority higher is served first
  /// @param next     after an overflow that ended without service; open = goodbye
  record Queue(String id, @Nullable String name, @Nullable Long queueId, int priority, @Nullable String next) implements Node {
    @Override public List<PromptRef> prompts() { return List.of(); }

    @Override public Map<String, @Nullable String> exits() { return may(new LinkedHashMap<>(), "next", next); }
  }

  /// @param queueId whose box
  /// @param prompts empty = the built-in "leave a message"
  /// @param next    after the message; open = goodbye
  record Voicemail(String id, @Nullable String name, @Nullable Long queueId, List<PromptRef> prompts, @Nullable String next) implements Node {
    public Voicemail {
      prompts = sealed(prompts);
    }

    @Override public Map<String, @Nullable String> exits() { return may(new LinkedHashMap<>(), "next", next); }
  }

  /// @param callerId one of the tenant's numbers; null = its usual one
  /// @param next     when nobody answered there; open = goodbye
  record Transfer(String id, @Nullable String name, @Nullable String number, @Nullable String callerId, @Nullable String next) implements Node {
    @Override public List<PromptRef> prompts() { return List.of(); }

    @Override public Map<String, @Nullable String> exits() { return may(new LinkedHashMap<>(), "next", next); }
  }

  record HangUp(String id, @Nullable String name, List<PromptRef> prompts) implements Node {
    public HangUp {
      prompts = sealed(prompts);
    }

    @Override public Map<String, @Nullable String> exits() { return Map.of(); }
  }

  private static List<PromptRef> sealed(@Nullable List<PromptRef> prompts) { return prompts == null ? List.of() : List.copyOf(prompts); }

  private static Map<String, @Nullable String> must(String way, @Nullable String target) {
    Map<String, @Nullable String> ways = new LinkedHashMap<>();
    ways.put(way, target);
    return ways;
  }

  private static Map<String, @Nullable String> may(Map<String, @Nullable String> ways, String way, @Nullable String target) {
    if (target != null) ways.put(way, target);
    return ways;
  }

  /// Targets that are chosen.
  default List<String> targets() {
    List<String> chosen = new ArrayList<>();
    for (String target : exits().values()) if (target != null) chosen.add(target);
    return chosen;
  }
}
