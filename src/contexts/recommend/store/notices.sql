-- name: queue_new_measure
insert into recommend.new_measure (measure_id, found_at, people, user_ids, business_ids)
values ($1::bigint, $4::timestamptz, cardinality($2::bigint[]), $2::bigint[], $3::bigint[])
on conflict (measure_id) do nothing;

-- name: next_to_spread
-- Whoever else writes notices waits for the row.
select n.measure_id, n.people, n.spread
from recommend.new_measure n
where n.spread < n.people
order by n.found_at, n.measure_id
limit 1
for update;

-- name: spread_notices
insert into recommend.new_measure_notice (business_id, measure_id, user_id, queued_at)
select o.business_id, n.measure_id, o.user_id, n.found_at
from recommend.new_measure n,
     unnest(n.user_ids[$2::int + 1:$3::int], n.business_ids[$2::int + 1:$3::int]) as o (user_id, business_id)
where n.measure_id = $1::bigint
on conflict (user_id, measure_id, business_id) do nothing;

-- name: note_spread
update recommend.new_measure
set spread = $2::int,
    user_ids = case when $2::int = people then '{}' else user_ids end,
    business_ids = case when $2::int = people then '{}' else business_ids end
where measure_id = $1::bigint;

-- name: people_waiting
select distinct n.user_id
from recommend.new_measure_notice n
where n.finished_at is null and n.queued_at >= $1::timestamptz
order by n.user_id;

-- name: waiting_notices
select n.business_id, n.measure_id
from recommend.new_measure_notice n
where n.user_id = $1::bigint and n.finished_at is null
order by n.queued_at desc, n.measure_id, n.business_id
limit 1000;

-- name: finish_notices
update recommend.new_measure_notice
set finished_at = $3::timestamptz, mailed = $2::boolean
where user_id = $1::bigint and finished_at is null;

-- name: own_notices
select n.business_id, n.measure_id, n.queued_at
from recommend.new_measure_notice n
where n.user_id = $1::bigint
order by n.queued_at desc, n.measure_id, n.business_id
limit $2::bigint;
