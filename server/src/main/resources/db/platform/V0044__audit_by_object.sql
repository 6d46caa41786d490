-- Who did what to one thing: who listened to a recording, who changed a queue.
create index audit_of_object on platform.audit (tenant_id, object, id desc);
