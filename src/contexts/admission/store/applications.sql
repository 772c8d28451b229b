-- Applications. Row level security shows staff those of their chamber and applicants the one of their link.

-- name: add_application
-- A form sent twice carries the same link, and is one application. Nothing comes back then.
insert into admission.application (organization_id, link_hash, link_expires_at, state, state_since, due_on, version,
                                   source, form_version, answers, name, name_key, email, phone, business_id, suspicions,
                                   has_news, received_at, received_by_user_id, updated_at)
values ($1::bigint, $2::bytea, $3::timestamptz, 'received', $4::timestamptz, $5::date, 1, $6::text, $7::bigint,
        $8::jsonb, $9::text, $10::text, $11::text, $12::text, $13::bigint, $14::text[], $6::text = 'web',
        $4::timestamptz, $15::bigint, $4::timestamptz)
on conflict (link_hash) do nothing
returning application_id;

-- name: find_application
select a.organization_id, a.application_id, a.link_expires_at, a.link_revoked_at, a.state, a.state_since, a.due_on,
       a.version, a.source, a.form_version, a.answers, a.name, a.name_key, a.email, a.phone, a.business_id,
       a.assigned_user_id, a.suspicions, a.visit_at, a.visit_place, a.units, a.joins_on, a.approved_on, a.approval_note,
       a.reason, a.note, a.has_news, a.member_id, a.received_at, a.received_by_user_id, a.updated_at
from admission.application a
where a.organization_id = $1::bigint and a.application_id = $2::bigint;

-- name: find_application_by_link
-- The link of the form, or one of those that later mails and letters carried.
with found as (
  select p.organization_id, p.application_id
  from admission.application p
  where p.link_hash = $1::bytea and p.link_revoked_at is null and p.link_expires_at > $2::timestamptz
  union all
  select l.organization_id, l.application_id
  from admission.application_link l
  where l.link_hash = $1::bytea and l.expires_at > $2::timestamptz
)
select a.organization_id, a.application_id, a.link_expires_at, a.link_revoked_at, a.state, a.state_since, a.due_on,
       a.version, a.source, a.form_version, a.answers, a.name, a.name_key, a.email, a.phone, a.business_id,
       a.assigned_user_id, a.suspicions, a.visit_at, a.visit_place, a.units, a.joins_on, a.approved_on, a.approval_note,
       a.reason, a.note, a.has_news, a.member_id, a.received_at, a.received_by_user_id, a.updated_at
from found f
join admission.application a on a.organization_id = f.organization_id and a.application_id = f.application_id
limit 1;

-- name: save_application
-- Everything that may change, if nobody changed it in the meantime.
update admission.application
set version = version + 1, updated_at = $4::timestamptz, link_revoked_at = $5::timestamptz, state = $6::text,
    state_since = $7::timestamptz, due_on = $8::date, form_version = $9::bigint, answers = $10::jsonb, name = $11::text,
    name_key = $12::text, email = $13::text, phone = $14::text, business_id = $15::bigint,
    assigned_user_id = $16::bigint, suspicions = $17::text[], visit_at = $18::timestamptz, visit_place = $19::text,
    units = $20::bigint, joins_on = $21::date, approved_on = $22::date, approval_note = $23::text, reason = $24::text,
    note = $25::text, has_news = $26::boolean, member_id = $27::bigint
where organization_id = $1::bigint and application_id = $2::bigint and version = $3::bigint;

-- name: add_link
insert into admission.application_link (organization_id, application_id, link_hash, created_at, expires_at)
values ($1::bigint, $2::bigint, $3::bytea, $4::timestamptz, $5::timestamptz);

-- name: remove_links
delete from admission.application_link where organization_id = $1::bigint and application_id = $2::bigint;

-- name: list_applications
select a.application_id, a.state, a.state_since, a.due_on, a.source, a.name, a.email, a.phone, a.business_id,
       a.assigned_user_id, cardinality(a.suspicions) > 0 as suspicious, a.visit_at, a.approved_on, a.has_news,
       a.member_id, a.received_at, a.updated_at, count(*) over () as found
from admission.application a
where a.organization_id = $1::bigint
  and a.state = any ($2::text[])
  and ($3::bigint is null or a.assigned_user_id = $3::bigint)
  and (not $4::boolean or a.assigned_user_id is null)
  and ($5::date is null or a.due_on < $5::date)
  and (cardinality(a.suspicions) > 0) = $6::boolean
  and ($7::text is null or position($7::text in a.name_key) > 0 or position($8::text in lower(a.email)) > 0
       or a.application_id::text = $8::text or replace(a.phone, '-', '') = $8::text
       or a.business_id::text = $8::text)
  and (not $9::boolean or a.has_news)
  and (not $10::boolean or a.approved_on is null)
order by case when $11::text = 'due' then a.due_on end nulls last,
         case when $11::text = 'name' then a.name_key end,
         case when $11::text = 'state' then a.state_since end,
         case when $11::text = 'oldest' then a.received_at end,
         a.received_at desc, a.application_id desc
limit $12::bigint offset $13::bigint;

-- name: count_applications
-- How many stand where, for the tabs of the inbox.
select a.state, count(*) as applications, count(*) filter (where a.due_on < $2::date) as overdue,
       count(*) filter (where a.has_news) as news
from admission.application a
where a.organization_id = $1::bigint and cardinality(a.suspicions) = 0
group by a.state;

-- name: count_suspicious
select count(*)
from admission.application a
where a.organization_id = $1::bigint and cardinality(a.suspicions) > 0;

-- name: same_contact
-- Other applications that are still open with the same address, telephone number or business.
select a.application_id, a.name, a.state, a.received_at
from admission.application a
where a.organization_id = $1::bigint and a.application_id <> $2::bigint
  and a.state in ('received', 'contacted', 'visit_arranged', 'documents', 'board_approval', 'admitted')
  and cardinality(a.suspicions) = 0
  and ((a.email <> '' and a.email = $3::text) or (a.phone <> '' and a.phone = $4::text)
       or a.business_id = $5::bigint or a.name_key = $6::text)
order by a.application_id desc
limit 10;

-- name: delete_old_suspicious
-- What nobody wanted to look at goes after a while.
delete from admission.application
where cardinality(suspicions) > 0 and state = 'received' and received_at < $1::timestamptz;
