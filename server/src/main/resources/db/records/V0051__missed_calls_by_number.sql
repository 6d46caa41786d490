-- Missed calls by some digits of the caller's number read each missed call's whole row. The index alone answers now.
create index call_missed_found on records.call (tenant_id, started_at desc, id desc) include (from_number, queue_id, handled_at) where missed;
drop index records.call_missed;
