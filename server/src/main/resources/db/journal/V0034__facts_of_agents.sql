-- What agents do outside calls (states) is asked for by agent and time; the index of calls doesn't have it.
create index fact_of_no_call on journal.fact (tenant_id, type, at) where call_id is null;
