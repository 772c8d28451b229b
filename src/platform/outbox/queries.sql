-- name: publish_event
-- The event and the job that hands it on, in one round trip.
with numbered as materialized (
  select nextval('platform.outbox_event_id_seq') as event_id
), event as (
  insert into platform.outbox_event (event_id, event_type, payload)
  select event_id, $1::text, $2::jsonb from numbered
), job as (
  insert into platform.job (kind, title, payload)
  select 'platform.dispatch_event', 'できごとの通知', jsonb_build_object('event_id', event_id) from numbered
)
select pg_notify('banso_jobs', '');

-- name: find_undispatched
select event_id, event_type, payload, occurred_at
from platform.outbox_event
where event_id = $1::bigint and dispatched_at is null;

-- name: note_delivery
insert into platform.outbox_delivery (event_id, subscriber) values ($1::bigint, $2::text)
on conflict (event_id, subscriber) do nothing;

-- name: mark_dispatched
update platform.outbox_event set dispatched_at = clock_timestamp() where event_id = $1::bigint;

-- name: delete_old_events
delete from platform.outbox_event where dispatched_at < $1::timestamptz;
