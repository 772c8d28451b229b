-- name: list_profiles
select p.profile_id, p.organization_id, p.standard_key, p.name, p.description, p.shared, p.copied_from, p.version,
       p.updated_at, p.updated_by_user_id, p.mapping
from exchange.profile p
where p.organization_id = $1::bigint and p.removed_at is null
order by p.standard_key nulls last, p.name, p.profile_id
limit 200;

-- name: list_shared_profiles
select p.profile_id, p.organization_id, p.standard_key, p.name, p.description, p.shared, p.copied_from, p.version,
       p.updated_at, p.updated_by_user_id, p.mapping
from exchange.profile p
where p.shared and p.organization_id <> $1::bigint and p.removed_at is null
order by p.name, p.profile_id
limit 200;

-- name: find_profile
-- One's own, or one that is shared.
select p.profile_id, p.organization_id, p.standard_key, p.name, p.description, p.shared, p.copied_from, p.version,
       p.updated_at, p.updated_by_user_id, p.mapping
from exchange.profile p
where p.profile_id = $1::bigint and p.removed_at is null;

-- name: find_standard_profile
select p.profile_id
from exchange.profile p
where p.organization_id = $1::bigint and p.standard_key = $2::text and p.removed_at is null;

-- name: add_profile
insert into exchange.profile (organization_id, standard_key, name, description, mapping, copied_from, version, created_at,
                              updated_at, updated_by_user_id)
values ($1::bigint, $2::text, $3::text, $4::text, $5::jsonb, $6::text, 1, $7::timestamptz, $7::timestamptz, $8::bigint)
returning profile_id;

-- name: change_profile
update exchange.profile
set name = $4::text, description = $5::text, mapping = $6::jsonb, shared = $7::boolean, version = version + 1,
    updated_at = $8::timestamptz, updated_by_user_id = $9::bigint
where organization_id = $1::bigint and profile_id = $2::bigint and version = $3::bigint and removed_at is null;

-- name: remove_profile
update exchange.profile
set removed_at = $3::timestamptz, shared = false
where organization_id = $1::bigint and profile_id = $2::bigint and removed_at is null;

-- name: add_profile_version
insert into exchange.profile_version (organization_id, profile_id, version, name, mapping, note, saved_at, saved_by_user_id)
values ($1::bigint, $2::bigint, $3::bigint, $4::text, $5::jsonb, $6::text, $7::timestamptz, $8::bigint);

-- name: list_profile_versions
select v.version, v.name, v.note, v.saved_at, v.saved_by_user_id, v.mapping
from exchange.profile_version v
where v.organization_id = $1::bigint and v.profile_id = $2::bigint
order by v.version desc
limit 100;
