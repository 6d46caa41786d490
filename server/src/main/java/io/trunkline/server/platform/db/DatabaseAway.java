package io.trunkline.server.platform.db;

/// PostgreSQL can't be reached now. Callers on a page get 503 with a word to try again; nothing on the path of a call may depend on it.
public final class DatabaseAway extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public DatabaseAway(String message, Throwable cause) { super(message, cause); }

  public DatabaseAway() { super("the database is away"); }
}
