-- Figures of reports in two layers. The grain: what the facts of one call (or one agent's states) come to, one row a thing that can be counted, with the quarter of
-- an hour that it is counted in (`slot`). The roll-ups (`*_slot`): grain rows summed by slot. Both can be made again from journal.fact at any time.

-- Grain.
create table reporting.call (
  tenant_id bigint not null,
  call_id uuid not null,
  slot timestamptz not null,
  started_at timestamptz not null,
  until_at timestamptz not null,
  ended boolean not null,
  direction text not null check (direction in ('IN', 'OUT')),
  number_id bigint not null,
  trunk text not null,
  caller text,
  connected boolean not null,
  connected_ms bigint not null,
  talked boolean not null,
  cause int not null,
  fault text not null,
  ivr text check (ivr in ('RUNNING', 'QUEUE', 'VOICEMAIL', 'TRANSFER', 'SERVED', 'HUNG_UP', 'FAILED')),
  repeated boolean not null default false,
  primary key (tenant_id, call_id)
);
comment on table reporting.call is 'A call from or to outside.';
comment on column reporting.call.until_at is 'Its end; while it runs, its last fact.';
comment on column reporting.call.number_id is 'The tenant''s number; 0 when it was none of them.';
comment on column reporting.call.trunk is 'Empty for a call from a page or one that an agent began.';
comment on column reporting.call.caller is 'Of an incoming call with a number; null otherwise.';
comment on column reporting.call.cause is 'Q.850; 0 while it runs, or when the node died with it.';
comment on column reporting.call.fault is 'Empty while it runs.';
comment on column reporting.call.ivr is 'How the caller left the flow; null when no flow ran.';
comment on column reporting.call.repeated is 'The same caller had called within the 24 hours before.';
create index call_of_line on reporting.call (tenant_id, number_id, trunk, slot);
create index call_by_slot on reporting.call (tenant_id, slot);
create index call_of_caller on reporting.call (tenant_id, caller, started_at) where caller is not null;
select platform.protect('reporting.call');

create table reporting.occupation (
  tenant_id bigint not null,
  call_id uuid not null,
  slot timestamptz not null,
  number_id bigint not null,
  trunk text not null,
  from_at timestamptz not null,
  to_at timestamptz not null,
  primary key (tenant_id, call_id, slot)
);
comment on table reporting.occupation is 'A call in each slot that it touches: for how many there were at one time.';
create index occupation_of_number on reporting.occupation (tenant_id, number_id, slot);
create index occupation_of_trunk on reporting.occupation (tenant_id, trunk, slot);
select platform.protect('reporting.occupation');

create table reporting.visit (
  tenant_id bigint not null,
  call_id uuid not null,
  n int not null,
  slot timestamptz not null,
  queue_id bigint not null,
  offered_at timestamptz not null,
  result text not null check (result in ('WAITING', 'ANSWERED', 'ABANDONED', 'OVERFLOWED', 'WITHDRAWN')),
  wait_ms bigint not null,
  threshold_ms bigint not null,
  primary key (tenant_id, call_id, n)
);
comment on table reporting.visit is 'A call in a queue, from its coming to its leaving: a call may come twice.';
comment on column reporting.visit.threshold_ms is 'The queue''s service level when the call came.';
create index visit_of_queue on reporting.visit (tenant_id, queue_id, slot);
create index visit_by_slot on reporting.visit (tenant_id, slot);
select platform.protect('reporting.visit');

create table reporting.offer (
  tenant_id bigint not null,
  call_id uuid not null,
  offer_id bigint not null,
  slot timestamptz not null,
  agent_id bigint not null,
  queue_id bigint not null,
  why text,
  ring_ms bigint not null,
  primary key (tenant_id, call_id, offer_id)
);
comment on table reporting.offer is 'A call that rang at an agent; why is null while it rings.';
create index offer_of_agent on reporting.offer (tenant_id, agent_id, slot);
create index offer_by_slot on reporting.offer (tenant_id, slot);
select platform.protect('reporting.offer');

create table reporting.handling (
  tenant_id bigint not null,
  call_id uuid not null,
  agent_id bigint not null,
  slot timestamptz not null,
  queue_id bigint not null,
  direction text not null,
  talk_ms bigint not null,
  hold_ms bigint not null,
  wrap_ms bigint not null,
  primary key (tenant_id, call_id, agent_id)
);
comment on table reporting.handling is 'What an agent who spoke with the customer did on a call; counted in the slot in which they began to speak.';
comment on column reporting.handling.queue_id is 'The queue that gave the call to the agent; 0 when none did.';
create index handling_of_agent on reporting.handling (tenant_id, agent_id, queue_id, slot);
create index handling_by_slot on reporting.handling (tenant_id, slot);
select platform.protect('reporting.handling');

create table reporting.step (
  tenant_id bigint not null,
  call_id uuid not null,
  n int not null,
  slot timestamptz not null,
  number_id bigint not null,
  node text not null,
  kind text not null,
  label text not null,
  keys text not null,
  next text not null,
  primary key (tenant_id, call_id, n)
);
comment on table reporting.step is 'A caller at a node of a flow; next is the node that followed, empty for the last.';
create index step_of_node on reporting.step (tenant_id, number_id, node, slot);
create index step_by_slot on reporting.step (tenant_id, slot);
select platform.protect('reporting.step');

create table reporting.presence (
  tenant_id bigint not null,
  agent_id bigint not null,
  at timestamptz not null,
  node text not null,
  sequence bigint not null,
  from_state text not null,
  state text not null,
  reason text not null,
  contact uuid,
  until_at timestamptz,
  primary key (tenant_id, agent_id, at, node, sequence)
);
comment on table reporting.presence is 'An agent''s state from one change to the next; until_at is null for the present one.';
create index presence_of_contact on reporting.presence (tenant_id, contact) where contact is not null;
select platform.protect('reporting.presence');

create table reporting.presence_part (
  tenant_id bigint not null,
  agent_id bigint not null,
  slot timestamptz not null,
  at timestamptz not null,
  node text not null,
  sequence bigint not null,
  state text not null,
  reason text not null,
  us bigint not null,
  primary key (tenant_id, agent_id, slot, at, node, sequence)
);
comment on table reporting.presence_part is 'A finished state, cut at the slots, in microseconds; signed-out time is left out.';
select platform.protect('reporting.presence_part');

-- Roll-ups. The columns are the counters of reporting.internal.Rollups, which also writes them.
create table reporting.call_slot (
  tenant_id bigint not null, slot timestamptz not null, number_id bigint not null, trunk text not null,
  incoming bigint not null, outgoing bigint not null, connected_in bigint not null, connected_out bigint not null, talked_in bigint not null,
  failed bigint not null, running bigint not null, known bigint not null, repeated bigint not null, connected_ms_in bigint not null, connected_ms_out bigint not null,
  ivr bigint not null, ivr_running bigint not null, ivr_queue bigint not null, ivr_voicemail bigint not null, ivr_transfer bigint not null, ivr_served bigint not null,
  ivr_hung_up bigint not null, ivr_failed bigint not null,
  primary key (tenant_id, slot, number_id, trunk)
);
select platform.protect('reporting.call_slot');

create table reporting.failure_slot (
  tenant_id bigint not null, slot timestamptz not null, number_id bigint not null, trunk text not null, cause int not null, fault text not null,
  calls bigint not null,
  primary key (tenant_id, slot, number_id, trunk, cause, fault)
);
select platform.protect('reporting.failure_slot');

create table reporting.number_peak_slot (
  tenant_id bigint not null, slot timestamptz not null, number_id bigint not null, peak bigint not null,
  primary key (tenant_id, slot, number_id)
);
select platform.protect('reporting.number_peak_slot');

create table reporting.trunk_peak_slot (
  tenant_id bigint not null, slot timestamptz not null, trunk text not null, peak bigint not null,
  primary key (tenant_id, slot, trunk)
);
select platform.protect('reporting.trunk_peak_slot');

create table reporting.visit_slot (
  tenant_id bigint not null, slot timestamptz not null, queue_id bigint not null,
  offered bigint not null, answered bigint not null, in_time bigint not null, abandoned bigint not null, abandoned_short bigint not null,
  overflowed bigint not null, withdrawn bigint not null, waiting bigint not null, wait_answered_ms bigint not null, wait_abandoned_ms bigint not null,
  longest_wait_ms bigint not null,
  primary key (tenant_id, slot, queue_id)
);
select platform.protect('reporting.visit_slot');

create table reporting.offer_slot (
  tenant_id bigint not null, slot timestamptz not null, agent_id bigint not null,
  rung bigint not null, taken bigint not null, no_answer bigint not null, rejected bigint not null, ring_ms bigint not null,
  primary key (tenant_id, slot, agent_id)
);
select platform.protect('reporting.offer_slot');

create table reporting.handling_slot (
  tenant_id bigint not null, slot timestamptz not null, agent_id bigint not null, queue_id bigint not null,
  handled bigint not null, handled_in bigint not null, handled_out bigint not null, talk_ms bigint not null, hold_ms bigint not null, wrap_ms bigint not null,
  primary key (tenant_id, slot, agent_id, queue_id)
);
select platform.protect('reporting.handling_slot');

create table reporting.presence_slot (
  tenant_id bigint not null, slot timestamptz not null, agent_id bigint not null,
  signed_in_us bigint not null, ready_us bigint not null, ringing_us bigint not null, talking_us bigint not null, wrap_up_us bigint not null,
  not_ready_us bigint not null,
  primary key (tenant_id, slot, agent_id)
);
select platform.protect('reporting.presence_slot');

create table reporting.reason_slot (
  tenant_id bigint not null, slot timestamptz not null, agent_id bigint not null, reason text not null, us bigint not null,
  primary key (tenant_id, slot, agent_id, reason)
);
select platform.protect('reporting.reason_slot');

create table reporting.step_slot (
  tenant_id bigint not null, slot timestamptz not null, number_id bigint not null, node text not null, kind text not null, label text not null,
  keys text not null, next text not null, entered bigint not null,
  primary key (tenant_id, slot, number_id, node, kind, label, keys, next)
);
select platform.protect('reporting.step_slot');
