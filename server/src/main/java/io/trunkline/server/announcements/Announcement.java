package io.trunkline.server.announcements;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a manager tells everybody.
///
/// @param urgent  stands on top of every page until it is read
/// @param endsAt  shown to nobody from then on; null = until it is withdrawn
/// @param readAt  when whoever asks has confirmed it as it is now
/// @param readers how many have, of `people`; for those who write announcements, else null
public record Announcement(
    long id, String title, String body, boolean urgent, String author, Instant publishedAt, @Nullable Instant endsAt, @Nullable Instant readAt, @Nullable Long readers,
    @Nullable Long people) {
  /// Whether somebody has read it.
  ///
  /// @param readAt null = not yet
  public record Receipt(long personId, String name, @Nullable Instant readAt) {}

  /// What is written; checked by [Announcements].
  public record Draft(@Nullable String title, @Nullable String body, boolean urgent, @Nullable Instant endsAt) {}
}
