-- A trunk that carries few calls was walked for through all of them.
create index call_by_trunk on records.call (tenant_id, trunk, started_at, id);
-- So were talks of some seconds: what went wrong at once, and is looked for.
create index call_talked_short on records.call (tenant_id, started_at, id)
  include (direction, outcome, ended_by, from_number, to_number, trunk, wait_ms, talk_ms, has_recording, has_note) where talk_ms > 0 and talk_ms < 10000;
