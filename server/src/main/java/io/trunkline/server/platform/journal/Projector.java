package io.trunkline.server.platform.journal;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Makes rows of facts. A bean of this type sees each fact once, in order, inside the transaction (of the facts' tenant) that also stores
/// the fact.
/// Must not keep state outside the database, since a transaction that fails is done again.
public interface Projector {
  /// @param facts of one tenant, in the order of one node's journal; never empty
  /// @throws RuntimeException undoes the batch; it is done again fact by fact, and a fact that fails alone is stored with the error and
  ///   passed over
  void project(List<NumberedFact> facts, JdbcClient db);
}
