-- What the supervisors of a tenant set for their board; a tenant without a row has the usual.
create table directory.board (
  tenant_id bigint primary key references tenancy.tenant (id) on delete cascade,
  listening_shown boolean not null default false,
  thresholds jsonb not null default '[]'
);
comment on column directory.board.listening_shown is 'Whether agents see on their desk that somebody listens to them.';
comment on column directory.board.thresholds is 'From where on a figure or a state draws attention: BoardSettings.Threshold as JSON.';
select platform.protect('directory.board');
select directory.watch('directory.board');
