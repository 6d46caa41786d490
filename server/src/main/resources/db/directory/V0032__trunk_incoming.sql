-- Some carriers put digits of their own before the number that is called, and local ones leave the area code away: such calls were refused as unassigned numbers.
alter table directory.trunk
  add column inbound_prefix text not null default '' check (inbound_prefix ~ '^[0-9+*#]{0,15}$'),
  add column area_code text check (area_code ~ '^[1-9][0-9]{1,3}$');
comment on column directory.trunk.inbound_prefix is 'Taken off the numbers that the carrier sends calls for, never off a caller''s number.';
comment on column directory.trunk.area_code is 'Of numbers that come without one, as 21 for Shanghai; null: the carrier always sends it.';
