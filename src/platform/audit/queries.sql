-- name: record_entry
insert into platform.audit_entry
  (occurred_at, actor, actor_user_id, actor_name, actor_organization_name, api_token_id, ip, request_id,
   action, object_type, object_id, business_id, organization_id, details)
values
  ($1::timestamptz, $2::text, $3::bigint, $4::text, $5::text, $6::bigint, $7::text, $8::text,
   $9::text, $10::text, $11::text, $12::bigint, $13::bigint, $14::jsonb);

-- name: my_scope
select coalesce(current_setting('app.system_admin', true), '') = 't' as sees_all,
       nullif(current_setting('app.user_id', true), '')::bigint as user_id,
       coalesce(nullif(current_setting('app.business_ids', true), ''), '{}')::bigint[] as business_ids,
       coalesce(nullif(current_setting('app.admin_organization_ids', true), ''), '{}')::bigint[] as organization_ids;

-- name: list_entries
-- The last condition repeats the policy with the caller's ids as values, from my_scope: unlike the policy's settings
-- the planner can look those up in the indexes, so that it does not read the whole log for somebody with few entries.
select audit_entry_id, occurred_at, actor, actor_user_id, actor_name, actor_organization_name, api_token_id, ip,
       request_id, action, object_type, object_id, business_id, organization_id, details
from platform.audit_entry
where ($1::timestamptz is null or occurred_at >= $1::timestamptz)
  and ($2::timestamptz is null or occurred_at < $2::timestamptz)
  and ($3::bigint is null or actor_user_id = $3::bigint)
  and ($4::text is null or action = $4::text or starts_with(action, $4::text || '.'))
  and ($5::text is null or object_type = $5::text)
  and ($6::text is null or object_id = $6::text)
  and ($7::bigint is null or business_id = $7::bigint)
  and ($10::boolean
       or actor_user_id = $11::bigint
       or business_id = any ($12::bigint[])
       or organization_id = any ($13::bigint[]))
order by occurred_at desc, audit_entry_id desc
limit $8::bigint offset $9::bigint;

-- name: count_entries
select count(*)
from (select 1
      from platform.audit_entry
      where ($1::timestamptz is null or occurred_at >= $1::timestamptz)
        and ($2::timestamptz is null or occurred_at < $2::timestamptz)
        and ($3::bigint is null or actor_user_id = $3::bigint)
        and ($4::text is null or action = $4::text or starts_with(action, $4::text || '.'))
        and ($5::text is null or object_type = $5::text)
        and ($6::text is null or object_id = $6::text)
        and ($7::bigint is null or business_id = $7::bigint)
        and ($9::boolean
             or actor_user_id = $10::bigint
             or business_id = any ($11::bigint[])
             or organization_id = any ($12::bigint[]))
      limit $8::bigint) as found;

-- name: list_business_entries
select occurred_at, actor, actor_name, actor_organization_name, action, object_type,
       (actor_user_id is not null and actor_user_id = $2::bigint) as by_me
from platform.audit_entry
where business_id = $1::bigint
  and ($3::boolean or actor_user_id is distinct from $2::bigint or right(action, 5) <> '.read')
order by occurred_at desc, audit_entry_id desc
limit $4::bigint offset $5::bigint;

-- name: count_business_entries
select count(*)
from (select 1
      from platform.audit_entry
      where business_id = $1::bigint
        and ($3::boolean or actor_user_id is distinct from $2::bigint or right(action, 5) <> '.read')
      limit $4::bigint) as found;
