-- A rebuild takes an hour's states away and sums an hour's parts, of all agents: keys that begin with the agent made each of its steps read the whole table.
create index presence_by_time on reporting.presence (tenant_id, at);
create index presence_part_by_time on reporting.presence_part (tenant_id, at);
create index presence_part_by_slot on reporting.presence_part (tenant_id, slot);
