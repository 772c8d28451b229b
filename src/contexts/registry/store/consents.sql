-- name: replace_consent
update registry.consent
set withdrawn_at = $4::timestamptz, withdrawn_by_user_id = $5::bigint
where business_id = $1::bigint and organization_id = $2::bigint and purpose = $3::text and withdrawn_at is null;

-- name: add_consent
insert into registry.consent (business_id, organization_id, scope, purpose, starts_on, ends_on, granted_at,
                              granted_by_user_id)
values ($1::bigint, $2::bigint, $3::text, $4::text, $5::date, $6::date, $7::timestamptz, $8::bigint)
returning consent_id;

-- name: list_consents
select consent_id, business_id, organization_id, scope, purpose, starts_on, ends_on, granted_at, granted_by_user_id,
       withdrawn_at
from registry.consent
where business_id = $1::bigint
order by consent_id desc
limit 500;

-- name: find_consent
select consent_id, business_id, organization_id, scope, purpose, starts_on, ends_on, granted_at, granted_by_user_id,
       withdrawn_at
from registry.consent
where consent_id = $1::bigint;

-- name: withdraw_consent
update registry.consent
set withdrawn_at = $3::timestamptz, withdrawn_by_user_id = $4::bigint
where business_id = $1::bigint and consent_id = $2::bigint and withdrawn_at is null;

-- name: count_held_consents
select count(*)
from registry.consent c
join registry.business b on b.business_id = c.business_id
where c.organization_id = $1::bigint and c.withdrawn_at is null and $2::date between c.starts_on and c.ends_on
  and ($3::text is null or c.purpose = $3::text) and ($4::date is null or c.ends_on <= $4::date)
  and ($5::text = '' or strpos(b.name_key, $5::text) > 0 or b.business_id = $6::bigint);

-- name: list_held_consents
-- What an organisation may see now, what ends first standing first.
select c.consent_id, c.business_id, b.name as business_name,
       b.prefecture_name || b.city_name || b.street as business_address, c.scope, c.purpose, c.starts_on, c.ends_on,
       c.granted_at
from registry.consent c
join registry.business b on b.business_id = c.business_id
where c.organization_id = $1::bigint and c.withdrawn_at is null and $2::date between c.starts_on and c.ends_on
  and ($3::text is null or c.purpose = $3::text) and ($4::date is null or c.ends_on <= $4::date)
  and ($5::text = '' or strpos(b.name_key, $5::text) > 0 or b.business_id = $6::bigint)
order by c.ends_on, c.business_id, c.consent_id
limit $7::bigint offset $8::bigint;
