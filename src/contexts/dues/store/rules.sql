-- name: list_rules
select rule_version, title, valid_from_year, note, version, updated_at, published_at
from dues.rule
where organization_id = $1::bigint
order by rule_version desc
limit 200;

-- name: find_rule
select rule_version, title, valid_from_year, note, version, updated_at, published_at, document
from dues.rule
where organization_id = $1::bigint and rule_version = $2::bigint;

-- name: rule_in_force
select rule_version, title, valid_from_year, note, version, updated_at, published_at, document
from dues.rule
where organization_id = $1::bigint and valid_from_year <= $2::integer and published_at is not null
order by valid_from_year desc, rule_version desc
limit 1;

-- name: add_rule
insert into dues.rule (organization_id, rule_version, title, valid_from_year, document, note, version, created_at,
                       updated_at, updated_by_user_id)
select $1::bigint, coalesce(max(r.rule_version), 0) + 1, $2::text, $3::integer, $4::jsonb, $5::text, 1,
       $6::timestamptz, $6::timestamptz, $7::bigint
from dues.rule r
where r.organization_id = $1::bigint
returning rule_version;

-- name: change_rule
update dues.rule
set title = $3::text, valid_from_year = $4::integer, document = $5::jsonb, note = $6::text, version = version + 1,
    updated_at = $7::timestamptz, updated_by_user_id = $8::bigint
where organization_id = $1::bigint and rule_version = $2::bigint and version = $9::bigint and published_at is null
returning version;

-- name: publish_rule
update dues.rule
set published_at = $3::timestamptz, published_by_user_id = $4::bigint, version = version + 1
where organization_id = $1::bigint and rule_version = $2::bigint and version = $5::bigint and published_at is null;

-- name: delete_rule
delete from dues.rule
where organization_id = $1::bigint and rule_version = $2::bigint and published_at is null;

-- name: lock_rules
-- Two drafts begun at once get two numbers.
select pg_advisory_xact_lock(hashtextextended('dues.rule', $1::bigint));
