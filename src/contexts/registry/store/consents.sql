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
