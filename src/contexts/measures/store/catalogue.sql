-- The catalogue of measures.

-- name: catalogue_version
select c.version from measures.catalogue c where c.catalogue_id = 1;

-- name: measures_changed_after
select m.measure_id, m.current_version as version, m.source, m.owner_organization_id,
       o.organization_id as override_organization_id, m.withdrawn_at is not null as withdrawn, m.updated_at, v.document
from measures.measure m
join measures.measure_version v on v.measure_id = m.measure_id and v.version = m.current_version
left join measures.measure_override o on o.measure_id = m.measure_id and o.lifted_at is null
where m.changed_in > $1::bigint
order by m.measure_id;

-- name: measures_by_id
select m.measure_id, m.current_version as version, m.source, m.owner_organization_id,
       o.organization_id as override_organization_id, m.withdrawn_at is not null as withdrawn, m.updated_at, v.document
from measures.measure m
join measures.measure_version v on v.measure_id = m.measure_id and v.version = m.current_version
left join measures.measure_override o on o.measure_id = m.measure_id and o.lifted_at is null
where m.measure_id = any ($1::bigint[])
order by m.measure_id;

-- name: find_measure
select m.measure_id, m.measure_key, m.source, m.owner_organization_id, o.organization_id as override_organization_id,
       m.current_version, m.withdrawn_at
from measures.measure m
left join measures.measure_override o on o.measure_id = m.measure_id and o.lifted_at is null
where m.measure_id = $1::bigint;

-- name: find_measure_by_key
select m.measure_id, m.measure_key, m.source, m.owner_organization_id, o.organization_id as override_organization_id,
       m.current_version, m.withdrawn_at
from measures.measure m
left join measures.measure_override o on o.measure_id = m.measure_id and o.lifted_at is null
where m.measure_key = $1::text;

-- name: begin_change
select measures.next_catalogue_version();

-- name: add_measure
insert into measures.measure (measure_key, source, owner_organization_id, jgrants_id, current_version, changed_in,
                              created_at, updated_at)
values ($1::text, $2::text, $3::bigint, $4::text, 1, $5::bigint, $6::timestamptz, $6::timestamptz)
returning measure_id;

-- name: add_measure_version
insert into measures.measure_version (measure_id, version, document, note, published_at, published_by,
                                      published_by_user_id, kind)
values ($1::bigint, $2::int, $3::jsonb, $4::text, $5::timestamptz, $6::text, $7::bigint, 'published');

-- name: repeat_measure_version
-- The document of a version once more, as the version after it: what happened to it stands in the history.
insert into measures.measure_version (measure_id, version, document, note, published_at, published_by,
                                      published_by_user_id, kind)
select v.measure_id, v.version + 1, v.document, $3::text, $4::timestamptz, $5::text, $6::bigint, $7::text
from measures.measure_version v
where v.measure_id = $1::bigint and v.version = $2::int;

-- name: move_to_version
update measures.measure
set current_version = $3::int + 1, changed_in = $2::bigint, updated_at = $4::timestamptz, withdrawn_at = null
where measure_id = $1::bigint and current_version = $3::int;

-- name: withdraw_measure
update measures.measure
set withdrawn_at = $4::timestamptz, changed_in = $2::bigint, current_version = $3::int + 1, updated_at = $4::timestamptz
where measure_id = $1::bigint and current_version = $3::int and withdrawn_at is null;

-- name: list_versions
select v.version, v.kind, v.published_at, v.published_by, v.note, v.document
from measures.measure_version v
where v.measure_id = $1::bigint
order by v.version desc
limit $2::int;

-- name: seeded_measures
select m.measure_id, m.current_version as version, m.source, m.owner_organization_id,
       o.organization_id as override_organization_id, m.withdrawn_at is not null as withdrawn, m.updated_at, v.document
from measures.measure m
join measures.measure_version v on v.measure_id = m.measure_id and v.version = m.current_version
left join measures.measure_override o on o.measure_id = m.measure_id and o.lifted_at is null
where m.source = 'seed'
order by m.measure_id;

-- name: measures_of_organizations
select m.measure_id, coalesce(m.owner_organization_id, o.organization_id) as organization_id, m.source,
       m.current_version as version, m.updated_at, m.withdrawn_at, v.note, v.published_by, v.document
from measures.measure m
join measures.measure_version v on v.measure_id = m.measure_id and v.version = m.current_version
left join measures.measure_override o on o.measure_id = m.measure_id and o.lifted_at is null
where m.owner_organization_id = any ($1::bigint[]) or o.organization_id = any ($1::bigint[])
order by m.updated_at desc, m.measure_id
limit $2::bigint offset $3::bigint;

-- name: count_measures_of_organizations
select count(*)
from measures.measure m
left join measures.measure_override o on o.measure_id = m.measure_id and o.lifted_at is null
where m.owner_organization_id = any ($1::bigint[]) or o.organization_id = any ($1::bigint[]);

-- name: begin_override
insert into measures.measure_override (organization_id, measure_id, begun_at, begun_by_user_id)
values ($1::bigint, $2::bigint, $3::timestamptz, $4::bigint)
on conflict (measure_id) where lifted_at is null do nothing;

-- name: lift_override
update measures.measure_override
set lifted_at = $3::timestamptz, lifted_by_user_id = $4::bigint
where organization_id = $1::bigint and measure_id = $2::bigint and lifted_at is null;
