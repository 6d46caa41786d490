package io.trunkline.server.acd.internal;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.CallId;
import io.trunkline.kernel.TenantId;
import io.trunkline.server.acd.Notes;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What agents wrote about calls that they have not finished with yet. Bounded: the oldest goes first.
public final class NotesBook {
  private static final int MOST = 50_000;

  private record Key(TenantId tenant, AgentId agent, CallId call) {}

  private final Map<Key, Notes> notes = new LinkedHashMap<>() {
    private static final long serialVersionUID = 1;

    @Override protected boolean removeEldestEntry(Map.Entry<Key, Notes> eldest) { return size() > MOST; }
  };

  public synchronized void put(TenantId tenant, AgentId agent, CallId call, Notes written) { notes.put(new Key(tenant, agent, call), written); }

  public synchronized @Nullable Notes get(TenantId tenant, AgentId agent, CallId call) { return notes.get(new Key(tenant, agent, call)); }

  public synchronized @Nullable Notes take(TenantId tenant, AgentId agent, CallId call) { return notes.remove(new Key(tenant, agent, call)); }
}
