package io.trunkline.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/// Rows on their way into tables by COPY: what is full goes to PostgreSQL while the next fills. One connection, which is this one's alone until it is closed.
final class Bulk implements AutoCloseable {
  private static final int FULL = 4 << 20;

  private final Connection connection;
  private final Map<String, StringBuilder> waiting = new LinkedHashMap<>();
  private CompletableFuture<?> last = CompletableFuture.completedFuture(null);

  Bulk(Connection connection) {
    this.connection = connection;
  }

  /// @param into table and columns as COPY names them
  void row(String into, @Nullable Object... cells) {
    StringBuilder rows = waiting.computeIfAbsent(into, _ -> new StringBuilder(FULL + (FULL >> 4)));
    for (int i = 0; i < cells.length; i++) {
      if (i > 0) rows.append('\t');
      if (cells[i] == null) rows.append("\\N");
      else append(rows, cells[i].toString());
    }
    rows.append('\n');
    if (rows.length() >= FULL) send(into, rows);
  }

  private static void append(StringBuilder rows, String text) {
    for (int i = 0; i < text.length(); i++) {
      char sign = text.charAt(i);
      if (sign == '\\') rows.append("\\\\");
      else if (sign == '\n') rows.append("\\n");
      else rows.append(sign);
    }
  }

  private void send(String into, StringBuilder rows) {
    byte[] bytes = rows.toString().getBytes(StandardCharsets.UTF_8);
    rows.setLength(0);
    last.join();
    last = CompletableFuture.runAsync(() -> copy(into, bytes));
  }

  private void copy(String into, byte[] rows) {
    try {
      var _ = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + into + " from stdin", new ByteArrayInputStream(rows));
    } catch (SQLException failure) {
      throw new IllegalStateException("copy " + into, failure);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override public void close() {
    waiting.forEach((into, rows) -> {
      if (!rows.isEmpty()) send(into, rows);
    });
    last.join();
  }
}
