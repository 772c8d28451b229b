-- What people want to hear by mail, and what they were told.

-- name: find_preference
select p.deadline_days, p.changes, p.new_measures, p.digest
from measures.notification_preference p
where p.user_id = $1::bigint;

-- name: people_without_new_measures
select p.user_id
from measures.notification_preference p
where not p.new_measures or p.digest = 'none'
order by p.user_id;

-- name: save_preference
insert into measures.notification_preference (user_id, deadline_days, changes, new_measures, digest, updated_at)
values ($1::bigint, $2::int4[], $3::boolean, $4::boolean, $5::text, $6::timestamptz)
on conflict (user_id) do update
set deadline_days = excluded.deadline_days, changes = excluded.changes, new_measures = excluded.new_measures,
    digest = excluded.digest, updated_at = excluded.updated_at;

-- name: all_favourites
-- Of all businesses, for the daily notices.
select f.business_id, f.measure_id
from measures.favourite f
where f.business_id > $1::bigint
order by f.business_id, f.measure_id
limit $2::int;

-- name: favourites_of_measures
select f.business_id, f.measure_id
from measures.favourite f
where f.measure_id = any ($1::bigint[])
order by f.business_id, f.measure_id;

-- name: add_notice
insert into measures.notice (business_id, measure_id, user_id, kind, about, sent_at)
values ($1::bigint, $2::bigint, $3::bigint, $4::text, $5::text, $6::timestamptz)
on conflict (business_id, measure_id, user_id, kind, about) do nothing;

-- name: list_notices
select n.business_id, n.measure_id, n.kind, n.about, n.sent_at
from measures.notice n
where n.user_id = $1::bigint
order by n.sent_at desc, n.measure_id
limit $2::int;
