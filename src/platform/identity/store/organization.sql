-- Organisations.

-- name: find_organization_row
select organization_id, kind, parent_id, path_ids, name, name_kana, prefecture_code, corporate_number, status,
       created_at, updated_at
  from identity.organization where organization_id = $1::bigint;

-- name: find_same_organization
select organization_id, kind, parent_id, path_ids, name, name_kana, prefecture_code, corporate_number, status,
       created_at, updated_at
  from identity.organization
 where kind = $1::text and coalesce(prefecture_code, '') = coalesce($2::text, '') and name = $3::text
   and status = 'active';

-- name: add_organization
insert into identity.organization (organization_id, kind, parent_id, path_ids, name, name_kana, name_key,
                                   prefecture_code, corporate_number, created_at, updated_at)
select n.id, $1::text, $2::bigint, coalesce(p.path_ids, '{}') || n.id, $3::text, $4::text, $5::text, $6::text, $7::text,
       $8::timestamptz, $8::timestamptz
  from (select nextval(pg_get_serial_sequence('identity.organization', 'organization_id')) as id) n
  left join identity.organization p on p.organization_id = $2::bigint
returning organization_id;

-- name: update_organization
update identity.organization
   set name = $2::text, name_kana = $3::text, name_key = $4::text, prefecture_code = $5::text,
       corporate_number = $6::text, status = $7::text, updated_at = $8::timestamptz
 where organization_id = $1::bigint;

-- name: move_organization
with moved as (
  select coalesce(p.path_ids, '{}') as above
    from (values ($2::bigint)) as v (parent_id)
    left join identity.organization p on p.organization_id = v.parent_id
)
update identity.organization o
   set path_ids = moved.above || o.path_ids[array_position(o.path_ids, $1::bigint):],
       parent_id = case when o.organization_id = $1::bigint then $2::bigint else o.parent_id end
  from moved
 where o.path_ids @> array[$1::bigint];

-- name: find_organizations
select organization_id, kind, name, prefecture_code, status
  from identity.organization where organization_id = any ($1::bigint[])
 order by organization_id;

-- name: list_organizations_of_kind
select organization_id, kind, name, prefecture_code, status
  from identity.organization
 where kind = $1::text and status = 'active'
 order by prefecture_code nulls first, name, organization_id
 limit 5000;

-- name: find_organization_named
select organization_id, kind, name, prefecture_code, status
  from identity.organization
 where kind = $1::text and status = 'active' and name = $2::text
 limit 2;

-- name: count_organizations
select count(*)
  from identity.organization
 where ($1::text is null or kind = $1::text)
   and ($2::bigint is null or parent_id = $2::bigint)
   and ($3::text is null or status = $3::text)
   and ($4::text = '' or strpos(name_key, $4::text) > 0 or strpos(name_key, $5::text) > 0)
   and ($6::text is null or prefecture_code = $6::text);

-- name: list_organizations
select o.organization_id, o.kind, o.name, o.name_kana, o.parent_id, p.name as parent_name, o.prefecture_code,
       o.corporate_number, o.status,
       $9::boolean or o.path_ids && $10::bigint[] as may_manage
  from identity.organization o
  left join identity.organization p on p.organization_id = o.parent_id
 where ($1::text is null or o.kind = $1::text)
   and ($2::bigint is null or o.parent_id = $2::bigint)
   and ($3::text is null or o.status = $3::text)
   and ($4::text = '' or strpos(o.name_key, $4::text) > 0 or strpos(o.name_key, $5::text) > 0)
   and ($6::text is null or o.prefecture_code = $6::text)
 order by cardinality(o.path_ids), o.prefecture_code nulls first, o.name, o.organization_id
 limit $7::bigint offset $8::bigint;

-- name: list_organizations_above
select a.organization_id, a.kind, a.name, a.prefecture_code, a.status
  from identity.organization o
  join identity.organization a on a.organization_id = any (o.path_ids) and a.organization_id <> o.organization_id
 where o.organization_id = $1::bigint
 order by cardinality(a.path_ids);

-- name: count_organizations_below
select count(*) from identity.organization where parent_id = $1::bigint and status = 'active';
