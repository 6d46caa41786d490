-- What was recorded and who may hear it, made of facts. The sound lies in files: data/recordings/<tenant>/<day of the id>/<id>.
create table recording.recording (
  tenant_id bigint not null,
  id uuid not null,
  call_id uuid not null,
  kind text not null check (kind in ('CALL', 'VOICEMAIL')),
  started_at timestamptz not null,
  finished_at timestamptz,
  duration_ms bigint,
  bytes bigint,
  agent_ids bigint[] not null default '{}',
  primary key (tenant_id, id)
);
comment on table recording.recording is 'A recording of a call or a message; its file is found by the id.';
comment on column recording.recording.finished_at is 'Null while it runs; also set after a crash, when what was written is known.';
comment on column recording.recording.bytes is 'Of the segment, before it became an MP3.';
comment on column recording.recording.agent_ids is 'Agents who talked on the call: they may hear it.';
create index recording_of_call on recording.recording (tenant_id, call_id);
select platform.protect('recording.recording');
