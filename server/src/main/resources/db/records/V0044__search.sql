-- Calls are found by what people remember of them. A policy lets an index serve only comparisons that can't leak (LIKE and arrays can), so what is found by a part
-- or as one of several has a table of its own that is asked by equality; the rest is a walk back in time over one covering index. See ADR 0044.
alter table records.call
  add column trunk text,
  add column has_note boolean not null default false;
comment on column records.call.trunk is 'Name of the trunk it came over; null for a web call or a station.';

create table records.call_agent (
  tenant_id bigint not null,
  agent_id bigint not null,
  started_at timestamptz not null,
  id uuid not null,
  primary key (tenant_id, agent_id, started_at, id)
);
comment on table records.call_agent is 'Which calls an agent took part in: talked on, or dialled.';
select platform.protect('records.call_agent');

create table records.call_queue (
  tenant_id bigint not null,
  queue_id bigint not null,
  started_at timestamptz not null,
  id uuid not null,
  primary key (tenant_id, queue_id, started_at, id)
);
comment on table records.call_queue is 'Which calls passed a queue: also those that another queue served in the end.';
select platform.protect('records.call_queue');

create table records.call_number (
  tenant_id bigint not null,
  number text not null,
  started_at timestamptz not null,
  id uuid not null,
  primary key (tenant_id, number, started_at, id)
);
comment on table records.call_number is 'Which calls have a number on either side.';
select platform.protect('records.call_number');

create table records.call_note (
  tenant_id bigint not null,
  started_at timestamptz not null,
  id uuid not null,
  body text not null,
  primary key (tenant_id, id)
);
comment on table records.call_note is 'What agents wrote after the call, categories and texts together, one a line, in small letters: for the search alone.';
create index call_note_by_start on records.call_note (tenant_id, started_at, id);
select platform.protect('records.call_note');

create table records.number (
  tenant_id bigint not null,
  number text not null,
  primary key (tenant_id, number)
);
comment on table records.number is 'Every number that ever stood on either side of a call: a part of a number is looked for here, and the calls then by equality.';
select platform.protect('records.number');

update records.call set trunk = fold #>> '{start,trunk}', has_note = jsonb_array_length(coalesce(fold -> 'notes', '[]')) > 0;
insert into records.call_agent
  select tenant_id, agent, started_at, id from records.call, unnest(array_append(agent_ids, agent_id)) as agent where agent is not null on conflict do nothing;
insert into records.call_queue select tenant_id, queue_id, started_at, id from records.call where queue_id is not null;
insert into records.call_note
  select tenant_id, started_at, id, (select lower(string_agg(concat_ws(E'\n', note ->> 'category', note ->> 'text'), E'\n')) from jsonb_array_elements(fold -> 'notes') as note)
  from records.call where has_note;
insert into records.call_number
  select tenant_id, from_number, started_at, id from records.call union select tenant_id, to_number, started_at, id from records.call;
insert into records.number select tenant_id, from_number from records.call union select tenant_id, to_number from records.call;

create index call_by_time on records.call (tenant_id, started_at, id)
  include (direction, outcome, ended_by, from_number, to_number, trunk, wait_ms, talk_ms, has_recording, has_note);
drop index records.call_by_start;
-- What is rare among many would be walked for in vain: the few that failed, were lost or left a message, waited or talked very long.
create index call_by_outcome on records.call (tenant_id, outcome, started_at, id);
create index call_waited_long on records.call (tenant_id, started_at, id)
  include (direction, outcome, ended_by, from_number, to_number, trunk, wait_ms, talk_ms, has_recording, has_note) where wait_ms >= 60000;
create index call_talked_long on records.call (tenant_id, started_at, id)
  include (direction, outcome, ended_by, from_number, to_number, trunk, wait_ms, talk_ms, has_recording, has_note) where talk_ms >= 900000;
