-- name: queue_notices
insert into recommend.new_measure_notice (business_id, measure_id, user_id, queued_at)
select o.business_id, $1::bigint, o.user_id, $4::timestamptz
from unnest($2::bigint[], $3::bigint[]) as o (business_id, user_id)
on conflict (user_id, measure_id, business_id) do nothing;

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
