-- Measures being written; row level security shows those of the caller's organisations.

-- name: add_draft
insert into measures.draft (organization_id, measure_id, version, document, created_at, created_by_user_id, updated_at,
                            updated_by_user_id)
values ($1::bigint, $2::bigint, 1, $3::jsonb, $4::timestamptz, $5::bigint, $4::timestamptz, $5::bigint)
returning draft_id;

-- name: find_draft
select d.draft_id, d.organization_id, d.measure_id, d.version, d.document, d.created_at, d.updated_at,
       d.updated_by_user_id
from measures.draft d
where d.draft_id = $1::bigint;

-- name: find_draft_of_measure
select d.draft_id, d.organization_id, d.measure_id, d.version, d.document, d.created_at, d.updated_at,
       d.updated_by_user_id
from measures.draft d
where d.measure_id = $1::bigint and d.organization_id = $2::bigint;

-- name: list_drafts
select d.draft_id, d.organization_id, d.measure_id, d.version, d.document, d.created_at, d.updated_at,
       d.updated_by_user_id
from measures.draft d
order by d.updated_at desc, d.draft_id desc
limit 500;

-- name: save_draft
update measures.draft
set version = version + 1, document = $3::jsonb, updated_at = $4::timestamptz, updated_by_user_id = $5::bigint
where draft_id = $1::bigint and version = $2::bigint;

-- name: remove_draft
delete from measures.draft where draft_id = $1::bigint;
