package io.trunkline.server.directory.web;

import io.trunkline.server.directory.internal.AgentImport;
import io.trunkline.server.directory.internal.ConfigChanges;
import io.trunkline.server.platform.web.Actor;
import io.trunkline.server.platform.web.Allow;
import io.trunkline.server.platform.web.Problem;
import io.trunkline.server.platform.web.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/// Agents from a sheet: a template to fill in, a preview that names every wrong cell, then all or nobody. Undone as an entry of the audit log.
@RestController
@RequestMapping("/api/v1/agent-imports")
@Allow(Role.ADMIN)
class AgentImportController {
  private static final long MOST_BYTES = 4 << 20;
  private static final MediaType XLSX = MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
  private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

  /// Passwords are in this answer only.
  record Made(List<AgentImport.Made> made) {}

  private final AgentImport imports;
  private final ConfigChanges changes;

  AgentImportController(AgentImport imports, ConfigChanges changes) {
    this.imports = imports;
    this.changes = changes;
  }

  @GetMapping("/template") ResponseEntity<byte[]> template(Actor actor, @RequestParam(defaultValue = "xlsx") String format, @RequestParam(defaultValue = "zh") String language) {
    boolean xlsx = format.equals("xlsx");
    boolean inChinese = language.startsWith("zh");
    String name = (inChinese ? "坐席" : "agents") + (xlsx ? ".xlsx" : ".csv");
    return ResponseEntity.ok().contentType(xlsx ? XLSX : CSV)
        .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build().toString())
        .body(imports.template(xlsx, inChinese, changes.config(actor)));
  }

  @PostMapping("/preview") AgentImport.Preview preview(Actor actor, @RequestParam MultipartFile file) { return imports.preview(bytes(file), changes.config(actor)); }

  @PostMapping @ResponseStatus(HttpStatus.CREATED) Made commit(Actor actor, @RequestParam MultipartFile file) {
    byte[] sheet = bytes(file);
    return new Made(changes.together(actor, (jdbc, config) -> imports.commit(jdbc, actor, sheet, config)));
  }

  private static byte[] bytes(MultipartFile file) {
    if (file.getSize() > MOST_BYTES) throw new Problem(413, "sheet-too-large", "a sheet has at most 4 MB", "take out pictures and other sheets");
    try {
      return file.getBytes();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
