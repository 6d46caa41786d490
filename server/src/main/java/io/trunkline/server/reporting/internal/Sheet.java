package io.trunkline.server.reporting.internal;

import java.io.IOException;
import java.util.List;

/// A table being written, row by row.
public interface Sheet extends AutoCloseable {
  /// @param cells texts and numbers; a text is never read as a formula by whatever opens the file
  void row(List<?> cells) throws IOException;

  @Override void close() throws IOException;
}
