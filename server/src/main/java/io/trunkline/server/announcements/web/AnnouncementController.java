package io.trunkline.server.announcements.web;

import io.trunkline.server.announcements.Announcement;
import io.trunkline.server.announcements.Announcements;
import io.trunkline.server.platform.web.Actor;
import io.trunkline.server.platform.web.Allow;
import io.trunkline.server.platform.web.Page;
import io.trunkline.server.platform.web.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Announcements: everybody reads and confirms, supervisors write and see who has read.
@RestController
@RequestMapping("/api/v1/announcements")
@Allow(Role.SUPERVISOR)
class AnnouncementController {
  private final Announcements announcements;

  AnnouncementController(Announcements announcements) { this.announcements = announcements; }

  @Allow(Role.AGENT)
  @GetMapping("/current") Page<Announcement> current(
      Actor actor, @RequestParam(required = false) @Nullable Long after, @RequestParam(required = false) @Nullable Integer limit) {
    return announcements.current(actor, after, Page.limit(limit));
  }

  @GetMapping Page<Announcement> all(Actor actor, @RequestParam(required = false) @Nullable Long after, @RequestParam(required = false) @Nullable Integer limit) {
    return announcements.all(actor, after, Page.limit(limit));
  }

  @PostMapping @ResponseStatus(HttpStatus.CREATED) Announcement announce(Actor actor, @RequestBody Announcement.Draft body) { return announcements.announce(actor, body); }

  @PutMapping("/{id}") Announcement change(Actor actor, @PathVariable long id, @RequestBody Announcement.Draft body) { return announcements.change(actor, id, body); }

  @DeleteMapping("/{id}") @ResponseStatus(HttpStatus.NO_CONTENT) void withdraw(Actor actor, @PathVariable long id) { announcements.withdraw(actor, id); }

  @Allow(Role.AGENT)
  @PostMapping("/{id}/read") @ResponseStatus(HttpStatus.NO_CONTENT) void read(Actor actor, @PathVariable long id) { announcements.read(actor, id); }

  @GetMapping("/{id}/receipts") Page<Announcement.Receipt> receipts(Actor actor, @PathVariable long id) { return Page.all(announcements.receipts(actor, id)); }
}
