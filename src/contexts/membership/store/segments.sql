-- name: list_segments
select s.segment_id, s.name, s.filter, s.version, s.updated_at
from membership.segment s
where s.organization_id = $1::bigint
order by s.name, s.segment_id
limit 200;

-- name: find_segment
select s.segment_id, s.name, s.filter, s.version, s.updated_at
from membership.segment s
where s.organization_id = $1::bigint and s.segment_id = $2::bigint;

-- name: add_segment
insert into membership.segment (organization_id, name, filter, created_at, updated_at, updated_by_user_id)
values ($1::bigint, $2::text, $3::jsonb, $4::timestamptz, $4::timestamptz, $5::bigint)
on conflict (organization_id, name) do nothing
returning segment_id;

-- name: segment_with_name
select s.segment_id
from membership.segment s
where s.organization_id = $1::bigint and s.name = $2::text;

-- name: change_segment
update membership.segment s
set name = $4::text, filter = $5::jsonb, version = s.version + 1, updated_at = $6::timestamptz,
    updated_by_user_id = $7::bigint
where s.organization_id = $1::bigint and s.segment_id = $2::bigint and s.version = $3::bigint;

-- name: remove_segment
delete from membership.segment s
where s.organization_id = $1::bigint and s.segment_id = $2::bigint;
