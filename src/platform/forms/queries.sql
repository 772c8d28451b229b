-- Forms of chambers. Row level security shows drafts to their chamber only; versions are public.

-- name: newest_version
select v.version, v.document::text as document
from platform.form_version v
where v.organization_id = $1::bigint and v.form_key = $2::text
order by v.version desc
limit 1;

-- name: find_version
select v.version, v.document::text as document
from platform.form_version v
where v.organization_id = $1::bigint and v.form_key = $2::text and v.version = $3::bigint;

-- name: list_versions
select v.version, v.note, v.published_at, v.published_by_user_id, v.document ->> 'edition' as edition
from platform.form_version v
where v.organization_id = $1::bigint and v.form_key = $2::text
order by v.version desc
limit 200;

-- name: list_documents
select v.version, v.document::text as document
from platform.form_version v
where v.organization_id = $1::bigint and v.form_key = $2::text
order by v.version
limit 200;

-- name: list_newest_versions
select distinct on (v.form_key) v.form_key, v.version, v.published_at, v.base ->> 'edition' as edition,
       v.document ->> 'title' as title
from platform.form_version v
where v.organization_id = $1::bigint
order by v.form_key, v.version desc;

-- name: base_of_version
select v.base::text as document
from platform.form_version v
where v.organization_id = $1::bigint and v.form_key = $2::text and v.version = $3::bigint;

-- name: add_version
insert into platform.form_version (organization_id, form_key, version, document, base, note, published_at,
                                   published_by_user_id)
values ($1::bigint, $2::text, $3::bigint, $4::jsonb, $5::jsonb, $6::text, $7::timestamptz, $8::bigint)
on conflict do nothing;

-- name: find_draft
select f.draft_version, f.document::text as document, f.base::text as base, f.updated_at, f.updated_by_user_id
from platform.form f
where f.organization_id = $1::bigint and f.form_key = $2::text;

-- name: list_drafts
select f.form_key, f.updated_at
from platform.form f
where f.organization_id = $1::bigint
order by f.form_key;

-- name: add_draft
insert into platform.form (organization_id, form_key, draft_version, document, base, created_at, updated_at,
                           updated_by_user_id)
values ($1::bigint, $2::text, 1, $3::jsonb, $4::jsonb, $5::timestamptz, $5::timestamptz, $6::bigint)
on conflict do nothing;

-- name: save_draft
update platform.form
set draft_version = draft_version + 1, document = $4::jsonb, base = $5::jsonb, updated_at = $6::timestamptz,
    updated_by_user_id = $7::bigint
where organization_id = $1::bigint and form_key = $2::text and draft_version = $3::bigint;

-- name: remove_draft
delete from platform.form where organization_id = $1::bigint and form_key = $2::text and draft_version = $3::bigint;
