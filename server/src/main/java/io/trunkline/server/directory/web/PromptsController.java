package io.trunkline.server.directory.web;

import io.trunkline.kernel.TenantId;
import io.trunkline.server.directory.Directory;
import io.trunkline.server.directory.PromptConfig;
import io.trunkline.server.directory.internal.ConfigChanges;
import io.trunkline.server.directory.internal.PromptDecoder;
import io.trunkline.server.platform.Options;
import io.trunkline.server.platform.web.Actor;
import io.trunkline.server.platform.web.Allow;
import io.trunkline.server.platform.web.Page;
import io.trunkline.server.platform.web.Problem;
import io.trunkline.server.platform.web.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/// Recordings that a tenant brings along. Every upload gets a file of its own, so a call that plays the old one plays it to its end.
@RestController
@RequestMapping("/api/v1/prompts")
@Allow(Role.ADMIN)
class PromptsController {
  private static final int MOST_PER_TENANT = 2_000;

  record View(long id, String name, String language, double seconds) {
    static View of(PromptConfig prompt) { return new View(prompt.id(), prompt.name(), prompt.language(), prompt.length().toMillis() / 1000.0); }
  }

  private record Stored(String file, Duration length, long bytes) {}

  private final ConfigChanges changes;
  private final Directory directory;
  private final PromptDecoder decoder;
  private final Path prompts;

  PromptsController(ConfigChanges changes, Directory directory, PromptDecoder decoder, Options options) {
    this.changes = changes;
    this.directory = directory;
    this.decoder = decoder;
    this.prompts = options.data().resolve("prompts");
  }

  @Allow(Role.SUPERVISOR)
  @GetMapping Page<View> list(Actor actor, @RequestParam @Nullable String after, @RequestParam @Nullable Integer limit) {
    return Page.slice(changes.config(actor).prompts().values().stream().map(View::of).toList(), after, limit, View::id);
  }

  @Allow(Role.SUPERVISOR)
  @GetMapping("/{id}") View get(Actor actor, @PathVariable long id) { return View.of(find(actor, id)); }

  @Allow(Role.SUPERVISOR)
  @GetMapping("/{id}/audio") ResponseEntity<Resource> audio(Actor actor, @PathVariable long id) {
    Path file = directory.promptFile(actor.tenantId(), find(actor, id));
    if (!Files.isReadable(file)) throw new Problem(404, "prompt-file-missing", "the audio of this prompt is not on this node", "upload it again");
    return ResponseEntity.ok().contentType(MediaType.parseMediaType("audio/wav")).body(new FileSystemResource(file));
  }

  @PostMapping @ResponseStatus(HttpStatus.CREATED)
  View add(Actor actor, @RequestParam String name, @RequestParam(defaultValue = "zh") String language, @RequestParam MultipartFile file) {
    check(name, language);
    if (changes.config(actor).prompts().size() >= MOST_PER_TENANT) {
      throw Problem.conflict("too-many-prompts", "there are " + MOST_PER_TENANT + " prompts already", "remove some first");
    }
    Stored stored = store(actor.tenantId(), file);
    return get(actor, changes.make(actor, "prompt-added", "prompt", Map.of("name", name, "language", language), jdbc -> jdbc
        .sql("insert into directory.prompt (tenant_id, name, language, file, duration_ms, bytes) values (platform.tenant(), ?, ?, ?, ?, ?) returning id")
        .params(name.strip(), language, stored.file(), stored.length().toMillis(), stored.bytes()).query(Long.class).single()));
  }

  /// Null leaves it as it is.
  @PutMapping("/{id}") View change(Actor actor, @PathVariable long id, @RequestParam @Nullable String name, @RequestParam @Nullable String language,
      @RequestParam @Nullable MultipartFile file) {
    PromptConfig old = find(actor, id);
    String newName = name == null ? old.name() : name.strip();
    String newLanguage = language == null ? old.language() : language;
    check(newName, newLanguage);
    Stored stored = file == null ? null : store(actor.tenantId(), file);
    return get(actor, changes.change(actor, "prompt-changed", "prompt", id, Map.of("name", newName, "audio", stored != null), jdbc -> {
      int changed = jdbc.sql("update directory.prompt set name = ?, language = ? where id = ?").params(newName, newLanguage, id).update();
      if (changed == 0) throw Problem.notFound("prompt");
      if (stored != null) {
        jdbc.sql("update directory.prompt set file = ?, duration_ms = ?, bytes = ? where id = ?")
            .params(stored.file(), stored.length().toMillis(), stored.bytes(), id).update();
      }
    }));
  }

  @DeleteMapping("/{id}") @ResponseStatus(HttpStatus.NO_CONTENT) void remove(Actor actor, @PathVariable long id) {
    find(actor, id);
    boolean named = changes.config(actor).flows().values().stream().anyMatch(flow -> flow.graph().matches("(?s).*\"promptId\"\\s*:\\s*" + id + "\\b.*"));
    if (named) throw Problem.conflict("in-use", "a published flow plays this prompt", "publish the flow without it first");
    changes.change(actor, "prompt-removed", "prompt", id, Map.of(), jdbc -> {
      if (jdbc.sql("delete from directory.prompt where id = ?").param(id).update() == 0) throw Problem.notFound("prompt");
    });
  }

  private PromptConfig find(Actor actor, long id) {
    PromptConfig prompt = changes.config(actor).prompts().get(id);
    if (prompt == null) throw Problem.notFound("prompt");
    return prompt;
  }

  private static void check(String name, String language) {
    if (name.isBlank() || name.length() > 100) throw Problem.invalid("name-length", "a name has 1 to 100 characters", "choose another");
    if (!language.matches("zh|en")) throw Problem.invalid("language-unknown", "the language is zh or en", "choose one of them");
  }

  private Stored store(TenantId tenant, MultipartFile upload) {
    try {
      Path own = Files.createDirectories(prompts.resolve(tenant.toString()));
      Path raw = Files.createTempFile(own, "upload", ".raw");
      Path decoded = own.resolve(UUID.randomUUID() + ".wav");
      try {
        upload.transferTo(raw);
        Duration length = decoder.decode(raw, decoded);
        return new Stored(decoded.getFileName().toString(), length, Files.size(decoded));
      } catch (Problem | IOException failure) {
        Files.deleteIfExists(decoded);
        throw failure;
      } finally {
        Files.deleteIfExists(raw);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
