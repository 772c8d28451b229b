-- name: find_paper_about
select paper_id
from dues.paper
where organization_id = $1::bigint and kind = $2::text and subject_key = $3::text;

-- name: add_paper
insert into dues.paper (organization_id, kind, paper_number, member_id, business_id, run_id, charge_ids, subject_key,
                        document, issued_on, made_at, made_by_user_id)
values ($1::bigint, $2::text, $3::text, $4::bigint, $5::bigint, $6::bigint, $7::bigint[], $8::text, $9::jsonb, $10::date,
        $11::timestamptz, $12::bigint)
returning paper_id;

-- name: find_papers
select p.paper_id, p.kind, p.paper_number, p.member_id, p.charge_ids, p.issued_on, p.document, p.made_at
from dues.paper p
where p.organization_id = $1::bigint and p.paper_id = any ($2::bigint[])
order by array_position($2::bigint[], p.paper_id);

-- name: papers_of_member
select p.paper_id, p.kind, p.paper_number, p.issued_on, p.made_at, p.document ->> 'subject' as subject,
       (p.document ->> 'total_yen')::bigint as total_yen
from dues.paper p
where p.organization_id = $1::bigint and p.member_id = $2::bigint
order by p.paper_id desc
limit 200;

-- name: add_bundle
insert into dues.bundle (organization_id, title, run_id, paper_ids, made_at, made_by_user_id)
values ($1::bigint, $2::text, $3::bigint, $4::bigint[], $5::timestamptz, $6::bigint)
returning bundle_id;

-- name: set_bundle_job
update dues.bundle
set job_id = $3::bigint
where organization_id = $1::bigint and bundle_id = $2::bigint;

-- name: finish_bundle
update dues.bundle
set paper_ids = $3::bigint[], file_key = $4::text, page_count = $5::bigint
where organization_id = $1::bigint and bundle_id = $2::bigint;

-- name: find_bundle
select b.bundle_id, b.title, b.run_id, b.job_id, b.paper_ids, b.file_key, b.page_count, b.made_at, b.made_by_user_id
from dues.bundle b
where b.organization_id = $1::bigint and b.bundle_id = $2::bigint;

-- name: list_bundles
select b.bundle_id, b.title, b.run_id, b.job_id, cardinality(b.paper_ids) as papers, b.file_key is not null as is_ready,
       b.page_count, b.made_at
from dues.bundle b
where b.organization_id = $1::bigint
order by b.bundle_id desc
limit 50;

-- name: open_charges_of_run
-- Members with something open of a run, each with all their charges of it.
select c.member_id, array_agg(c.charge_id order by c.kind, c.charge_id) as charge_ids
from dues.charge c
where c.organization_id = $1::bigint and c.run_id = $2::bigint and c.cancelled_at is null
  and c.amount_yen > c.reduced_yen + c.paid_yen
group by c.member_id
order by min(char_length(c.member_number)), min(c.member_number), c.member_id;

-- name: list_arrears
-- Members with something overdue, with the age of the oldest.
with overdue as (
  select c.member_id, max(c.member_number) as member_number, max(c.member_name) as member_name, max(c.name_key) as name_key,
         array_agg(distinct c.charge_id) as charge_ids, min(i.due_on) as oldest_due_on,
         (sum(i.amount_yen - i.reduced_yen - i.paid_yen))::bigint as open_yen,
         count(distinct c.fiscal_year) as years
  from dues.charge c
  join dues.instalment i on i.organization_id = c.organization_id and i.charge_id = c.charge_id
  where c.organization_id = $1::bigint and c.cancelled_at is null and c.next_due_on < $2::date and i.due_on < $2::date
    and i.amount_yen > i.reduced_yen + i.paid_yen and i.debit_run_id is null
  group by c.member_id
)
select o.member_id, o.member_number, o.member_name, o.charge_ids, o.oldest_due_on, $2::date - o.oldest_due_on as days_late,
       o.open_yen, o.years, r.reminders, r.last_reminded_at, n.note as standing_note,
       count(*) over () as total, (sum(o.open_yen) over ())::bigint as total_open_yen
from overdue o
left join lateral (
  select count(*) as reminders, max(d.made_at) as last_reminded_at
  from dues.reminder d
  where d.organization_id = $1::bigint and d.member_id = o.member_id) r on true
left join dues.standing_note n on n.organization_id = $1::bigint and n.member_id = o.member_id
where $2::date - o.oldest_due_on between $3::integer and $4::integer
  and ($5::text is null or o.name_key like $5::text or o.member_number like $6::text)
order by case when $7::text = 'amount' then o.open_yen end desc, case when $7::text = 'name' then o.name_key end,
         o.oldest_due_on, o.member_id
limit $8::integer offset $9::bigint;

-- name: add_reminder
insert into dues.reminder (organization_id, member_id, channel, charge_ids, amount_yen, paper_id, made_at, made_by_user_id)
values ($1::bigint, $2::bigint, $3::text, $4::bigint[], $5::bigint, $6::bigint, $7::timestamptz, $8::bigint);

-- name: reminders_of_member
select d.reminder_id, d.channel, d.amount_yen, d.paper_id, d.made_at
from dues.reminder d
where d.organization_id = $1::bigint and d.member_id = $2::bigint
order by d.reminder_id desc
limit 50;
