-- What businesses answered, and their favourites.

-- name: current_answers
select a.fact_key, a.value, a.told_at, a.told_by_user_id
from (
  select distinct on (f.fact_key) f.fact_key, f.value, f.told_at, f.told_by_user_id
  from measures.fact_answer f
  where f.business_id = $1::bigint
  order by f.fact_key, f.fact_answer_id desc) a
where a.value is not null
order by a.fact_key;

-- name: answer_history
select f.fact_key, f.value, f.told_at, f.told_by_user_id
from measures.fact_answer f
where f.business_id = $1::bigint and f.fact_key = $2::text
order by f.fact_answer_id desc
limit 100;

-- name: add_answer
insert into measures.fact_answer (business_id, fact_key, value, told_at, told_by_user_id)
values ($1::bigint, $2::text, $3::jsonb, $4::timestamptz, $5::bigint);

-- name: answers_after
select distinct on (f.business_id, f.fact_key) f.business_id, f.fact_key, f.value, f.told_at
from measures.fact_answer f
where (f.business_id, f.fact_key) > ($1::bigint, $2::text)
order by f.business_id, f.fact_key, f.fact_answer_id desc
limit $3::int;

-- name: answers_of
-- Of some businesses, for what changed.
select distinct on (f.business_id, f.fact_key) f.business_id, f.fact_key, f.value, f.told_at
from measures.fact_answer f
where f.business_id = any ($1::bigint[])
order by f.business_id, f.fact_key, f.fact_answer_id desc;

-- name: list_favourites
select f.measure_id
from measures.favourite f
where f.business_id = $1::bigint
order by f.measure_id;

-- name: add_favourite
insert into measures.favourite (business_id, measure_id, added_at, added_by_user_id)
values ($1::bigint, $2::bigint, $3::timestamptz, $4::bigint)
on conflict (business_id, measure_id) do nothing;

-- name: remove_favourite
delete from measures.favourite where business_id = $1::bigint and measure_id = $2::bigint;
