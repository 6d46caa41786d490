-- What a call was about, as the tenant sorts it: chosen by the agent while wrapping up, written by name into the fact and the record, so that a renamed or removed
-- category never changes what was.
create table directory.category (
  tenant_id bigint not null references tenancy.tenant (id) on delete cascade,
  id bigint generated always as identity,
  name text not null check (length(name) between 1 and 100),
  primary key (tenant_id, id),
  unique (tenant_id, name)
);
comment on column directory.category.name is 'A "/" makes groups: 售后/退货 stands under 售后.';
select platform.protect('directory.category'::regclass);
select directory.watch('directory.category'::regclass);
