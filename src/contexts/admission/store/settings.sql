-- What a chamber has set for its applications.

-- name: find_reception
select r.accepts_applications, r.notice, r.contact, r.version
from admission.reception r
where r.organization_id = $1::bigint;

-- name: save_reception
-- The version that was seen; 0: there was none.
insert into admission.reception (organization_id, accepts_applications, notice, contact, version, updated_at,
                                 updated_by_user_id)
values ($1::bigint, $3::boolean, $4::text, $5::text, 1, $6::timestamptz, $7::bigint)
on conflict (organization_id)
do update set accepts_applications = excluded.accepts_applications, notice = excluded.notice,
              contact = excluded.contact, version = admission.reception.version + 1, updated_at = excluded.updated_at,
              updated_by_user_id = excluded.updated_by_user_id
where admission.reception.version = $2::bigint;

-- name: find_office
select o.notify_email, o.papers
from admission.office o
where o.organization_id = $1::bigint;

-- name: save_office
insert into admission.office (organization_id, notify_email, papers, version, updated_at, updated_by_user_id)
values ($1::bigint, $2::text, $3::jsonb, 1, $4::timestamptz, $5::bigint)
on conflict (organization_id)
do update set notify_email = excluded.notify_email, papers = excluded.papers, version = admission.office.version + 1,
              updated_at = excluded.updated_at, updated_by_user_id = excluded.updated_by_user_id;

-- name: list_templates
select t.template_key, t.subject, t.body, t.version, t.updated_at, t.updated_by_user_id
from admission.template t
where t.organization_id = $1::bigint
order by t.template_key;

-- name: save_template
insert into admission.template (organization_id, template_key, subject, body, version, updated_at, updated_by_user_id)
values ($1::bigint, $2::text, $4::text, $5::text, 1, $6::timestamptz, $7::bigint)
on conflict (organization_id, template_key)
do update set subject = excluded.subject, body = excluded.body, version = admission.template.version + 1,
              updated_at = excluded.updated_at, updated_by_user_id = excluded.updated_by_user_id
where admission.template.version = $3::bigint;

-- name: remove_template
delete from admission.template where organization_id = $1::bigint and template_key = $2::text;

-- name: find_intake
-- What an application needs to know of its chamber, in one look: the reception, and the receipt as it was reworded.
select coalesce(r.accepts_applications, true) as accepts_applications, coalesce(r.notice, '') as notice,
       coalesce(r.contact, '') as contact, t.subject as receipt_subject, t.body as receipt_body
from (select $1::bigint as organization_id) c
left join admission.reception r on r.organization_id = c.organization_id
left join admission.template t on t.organization_id = c.organization_id and t.template_key = 'receipt';
