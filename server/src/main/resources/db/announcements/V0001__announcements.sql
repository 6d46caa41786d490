create table announcements.announcement (
  tenant_id bigint not null references tenancy.tenant (id) on delete cascade,
  id bigint generated always as identity,
  title text not null check (length(title) between 1 and 100),
  body text not null check (length(body) <= 4000),
  urgent boolean not null default false,
  author text not null,
  published_at timestamptz not null default now(),
  ends_at timestamptz,
  changed_at timestamptz not null default now(),
  primary key (tenant_id, id)
);
comment on column announcements.announcement.urgent is 'Stands as a banner on every agent''s pages until it is read.';
comment on column announcements.announcement.ends_at is 'From then on it is shown to nobody; null = until it is withdrawn.';
comment on column announcements.announcement.changed_at is 'When what it says changed last: who read it before has not read this.';
create index announcement_newest on announcements.announcement (tenant_id, published_at desc);
select platform.protect('announcements.announcement'::regclass);

create table announcements.receipt (
  tenant_id bigint not null,
  announcement_id bigint not null,
  person_id bigint not null,
  read_at timestamptz not null default now(),
  primary key (tenant_id, announcement_id, person_id),
  foreign key (tenant_id, announcement_id) references announcements.announcement (tenant_id, id) on delete cascade,
  foreign key (tenant_id, person_id) references identity.person (tenant_id, id) on delete cascade
);
comment on table announcements.receipt is 'Who has confirmed to have read it.';
select platform.protect('announcements.receipt'::regclass);
