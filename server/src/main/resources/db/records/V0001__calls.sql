-- One row a call, folded from its facts as they arrive: also of calls that still run. Can be made again from journal.fact at any time.
create table records.call (
  tenant_id bigint not null,
  id uuid not null,
  started_at timestamptz not null,
  answered_at timestamptz,
  ended_at timestamptz,
  direction text not null check (direction in ('IN', 'OUT', 'INTERNAL')),
  from_number text not null,
  to_number text not null,
  area text,
  queue_id bigint,
  agent_id bigint,
  agent_ids bigint[] not null default '{}',
  wait_ms bigint not null default 0,
  ring_ms bigint not null default 0,
  talk_ms bigint not null default 0,
  outcome text check (outcome in ('ANSWERED', 'ABANDONED', 'VOICEMAIL', 'IVR_ONLY', 'FAILED', 'LOST')),
  ended_by text,
  end_cause int,
  fault text,
  has_recording boolean not null default false,
  missed boolean not null default false,
  handled_at timestamptz,
  handled_by text,
  fold jsonb not null,
  primary key (tenant_id, id)
);
comment on table records.call is 'A call as its tenant sees it; outcome is null while it runs.';
comment on column records.call.agent_ids is 'Everybody who talked, in the order of their coming; agent_id is the last one.';
comment on column records.call.end_cause is 'Q.850.';
comment on column records.call.fold is 'State of the fold, so that a later fact goes on from here.';
create index call_by_start on records.call (tenant_id, started_at desc, id desc);
create index call_by_from on records.call (tenant_id, from_number, started_at desc);
create index call_by_to on records.call (tenant_id, to_number, started_at desc);
create index call_missed on records.call (tenant_id, started_at desc) where missed;
select platform.protect('records.call');

create table records.voicemail (
  tenant_id bigint not null,
  id uuid not null,
  call_id uuid not null,
  queue_id bigint,
  left_at timestamptz not null,
  duration_ms bigint not null,
  from_number text not null,
  area text,
  heard_at timestamptz,
  heard_by text,
  primary key (tenant_id, id)
);
comment on table records.voicemail is 'Messages left in the boxes of queues; id is that of the recording.';
create index voicemail_by_time on records.voicemail (tenant_id, left_at desc, id desc);
select platform.protect('records.voicemail');
