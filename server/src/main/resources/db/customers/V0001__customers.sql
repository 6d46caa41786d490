create table customers.customer (
  tenant_id bigint not null,
  id bigint generated always as identity,
  name text not null check (length(name) between 1 and 200),
  company text,
  level text,
  notes text,
  fields jsonb not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  updated_by text not null,
  primary key (tenant_id, id)
);
comment on table customers.customer is 'Who calls.';
comment on column customers.customer.fields is 'What the tenant keeps besides: names and values of its own.';
select platform.protect('customers.customer');

create table customers.number (
  tenant_id bigint not null,
  customer_id bigint not null,
  number text not null,
  place int not null,
  primary key (tenant_id, customer_id, number),
  foreign key (tenant_id, customer_id) references customers.customer (tenant_id, id) on delete cascade
);
comment on table customers.number is 'Normalised, so that a caller is found by equality; a number may be several customers''.';
create index number_of_caller on customers.number (tenant_id, number);
select platform.protect('customers.number');
