-- name: add_charges
-- Charges with their instalments, any number at once. What a member has already is left out.
with input as (
  select t.member_id, t.business_id, t.member_number, t.member_name, t.name_key, t.kind, t.fiscal_year, t.title, t.units,
         t.amount_yen, t.tax_rate, t.next_due_on, t.rule_version, t.run_id, t.explanation, t.instalments
  from jsonb_to_recordset($2::jsonb) as t (
    member_id bigint, business_id bigint, member_number text, member_name text, name_key text, kind text,
    fiscal_year integer, title text, units bigint, amount_yen bigint, tax_rate integer, next_due_on date,
    rule_version bigint, run_id bigint, explanation text[], instalments jsonb)
), added as (
  insert into dues.charge (organization_id, member_id, business_id, member_number, member_name, name_key, kind,
                           fiscal_year, title, units, amount_yen, tax_rate, next_due_on, rule_version, run_id,
                           explanation, made_at, made_by_user_id)
  select $1::bigint, i.member_id, i.business_id, i.member_number, i.member_name, i.name_key, i.kind, i.fiscal_year,
         i.title, i.units, i.amount_yen, i.tax_rate, i.next_due_on, i.rule_version, i.run_id, i.explanation,
         $3::timestamptz, $4::bigint
  from input i
  on conflict (organization_id, member_id, fiscal_year, kind) where cancelled_at is null and kind <> 'other' do nothing
  returning charge_id, member_id, kind, fiscal_year
), parts as (
  insert into dues.instalment (organization_id, charge_id, instalment_number, due_on, label, amount_yen)
  select $1::bigint, a.charge_id, p.position, (p.part ->> 'due_on')::date, p.part ->> 'label',
         (p.part ->> 'amount_yen')::bigint
  from added a
  join input i on i.member_id = a.member_id and i.kind = a.kind and i.fiscal_year = a.fiscal_year
  cross join lateral jsonb_array_elements(i.instalments) with ordinality as p (part, position)
)
select a.charge_id, a.member_id, i.amount_yen
from added a
join input i on i.member_id = a.member_id and i.kind = a.kind and i.fiscal_year = a.fiscal_year;

-- name: find_charge_of_year
select charge_id
from dues.charge
where organization_id = $1::bigint and member_id = $2::bigint and fiscal_year = $3::integer and kind = $4::text
  and cancelled_at is null;

-- name: members_charged
-- Members who have a charge of this kind and year.
select member_id, amount_yen
from dues.charge
where organization_id = $1::bigint and fiscal_year = $2::integer and kind = $3::text and cancelled_at is null
order by member_id;

-- name: match_charges
-- Charges that a filter lets through, a page in the order asked for, with the sums over all of them.
select c.charge_id, c.member_id, c.member_number, c.member_name, c.kind, c.fiscal_year, c.title, c.units, c.amount_yen,
       c.tax_rate, c.reduced_yen, c.paid_yen, s.open_yen, c.next_due_on, s.state, c.made_at,
       count(*) over () as total, (sum(c.amount_yen) over ())::bigint as total_amount_yen,
       (sum(c.paid_yen) over ())::bigint as total_paid_yen,
       (sum(s.open_yen) over ())::bigint as total_open_yen
from jsonb_to_record($2::jsonb) as f (
  member_id bigint, fiscal_year integer, kind text, state text, name_pattern text, number_pattern text, run_id bigint,
  today date, sort text, descending boolean)
join dues.charge c on true
cross join lateral (
  select case when c.cancelled_at is null then c.amount_yen - c.reduced_yen - c.paid_yen else 0 end as open_yen,
         case when c.cancelled_at is not null then 'cancelled'
              when c.amount_yen = c.reduced_yen + c.paid_yen
                then case when c.paid_yen = 0 and c.amount_yen > 0 then 'waived' else 'paid' end
              when exists (select from dues.instalment i
                           where i.organization_id = c.organization_id and i.charge_id = c.charge_id
                             and i.debit_run_id is not null) then 'collecting'
              when c.next_due_on < f.today then 'overdue'
              else 'open' end as state) s
where c.organization_id = $1::bigint
  and (f.member_id is null or c.member_id = f.member_id)
  and (f.fiscal_year is null or c.fiscal_year = f.fiscal_year)
  and (f.kind is null or c.kind = f.kind)
  and (f.run_id is null or c.run_id = f.run_id)
  and (f.state is null or s.state = f.state)
  and (f.name_pattern is null or c.name_key like f.name_pattern or c.member_number like f.number_pattern)
order by case when f.sort = 'name' and not f.descending then c.name_key end,
         case when f.sort = 'name' and f.descending then c.name_key end desc,
         case when f.sort = 'number' and not f.descending then char_length(c.member_number) end,
         case when f.sort = 'number' and not f.descending then c.member_number end,
         case when f.sort = 'number' and f.descending then char_length(c.member_number) end desc,
         case when f.sort = 'number' and f.descending then c.member_number end desc,
         case when not f.descending then case f.sort when 'amount' then c.amount_yen when 'open' then s.open_yen end end,
         case when f.descending then case f.sort when 'amount' then c.amount_yen when 'open' then s.open_yen end end desc,
         case when f.sort = 'due' and not f.descending then c.next_due_on end nulls last,
         case when f.sort = 'due' and f.descending then c.next_due_on end desc nulls last,
         c.fiscal_year desc, c.charge_id desc
limit $3::integer offset $4::bigint;

-- name: find_charge
select c.charge_id, c.member_id, c.business_id, c.run_id, c.rule_version, c.explanation, c.cancelled_at, c.cancelled_reason
from dues.charge c
where c.organization_id = $1::bigint and c.charge_id = $2::bigint;

-- name: lock_charge
select charge_id
from dues.charge
where organization_id = $1::bigint and charge_id = $2::bigint
for update;

-- name: instalments_of
select i.charge_id, i.instalment_number, i.due_on, i.label, i.amount_yen, i.reduced_yen, i.paid_yen,
       i.amount_yen - i.reduced_yen - i.paid_yen as open_yen, i.debit_run_id
from dues.instalment i
where i.organization_id = $1::bigint and i.charge_id = any ($2::bigint[])
order by i.charge_id, i.instalment_number;

-- name: payments_of
select p.payment_id, p.charge_id, p.instalment_number, p.paid_on, p.amount_yen, p.payment_method, p.note, p.debit_run_id,
       p.noted_at, p.cancelled_at, p.cancelled_reason
from dues.payment p
where p.organization_id = $1::bigint and p.charge_id = any ($2::bigint[])
order by p.paid_on, p.payment_id;

-- name: adjustments_of
select a.adjustment_id, a.kind, a.amount_yen, a.reason, a.made_at
from dues.adjustment a
where a.organization_id = $1::bigint and a.charge_id = $2::bigint
order by a.adjustment_id;

-- name: change_instalment
update dues.instalment
set paid_yen = paid_yen + $4::bigint, reduced_yen = reduced_yen + $5::bigint
where organization_id = $1::bigint and charge_id = $2::bigint and instalment_number = $3::integer;

-- name: settle_charge
-- Brings the sums of a charge in line with its instalments.
update dues.charge c
set paid_yen = s.paid_yen, reduced_yen = s.reduced_yen, next_due_on = s.next_due_on
from (select sum(i.paid_yen) as paid_yen, sum(i.reduced_yen) as reduced_yen,
             min(i.due_on) filter (where i.amount_yen > i.reduced_yen + i.paid_yen) as next_due_on
      from dues.instalment i
      where i.organization_id = $1::bigint and i.charge_id = $2::bigint) s
where c.organization_id = $1::bigint and c.charge_id = $2::bigint;

-- name: add_payment
insert into dues.payment (organization_id, member_id, charge_id, instalment_number, paid_on, amount_yen, payment_method,
                          note, replay_key, debit_run_id, noted_at, noted_by_user_id)
values ($1::bigint, $2::bigint, $3::bigint, $4::integer, $5::date, $6::bigint, $7::text, $8::text, $9::text, $10::bigint,
        $11::timestamptz, $12::bigint)
returning payment_id;

-- name: payment_was_noted
select payment_id
from dues.payment
where organization_id = $1::bigint and replay_key = $2::text
limit 1;

-- name: find_payment
select p.payment_id, p.charge_id, p.instalment_number, p.paid_on, p.amount_yen, p.payment_method, p.note, p.debit_run_id,
       p.noted_at, p.cancelled_at, p.cancelled_reason
from dues.payment p
where p.organization_id = $1::bigint and p.payment_id = $2::bigint;

-- name: cancel_payment
update dues.payment
set cancelled_at = $3::timestamptz, cancelled_reason = $4::text
where organization_id = $1::bigint and payment_id = $2::bigint and cancelled_at is null;

-- name: add_adjustment
insert into dues.adjustment (organization_id, charge_id, kind, amount_yen, reason, made_at, made_by_user_id)
values ($1::bigint, $2::bigint, $3::text, $4::bigint, $5::text, $6::timestamptz, $7::bigint);

-- name: cancel_charge
update dues.charge
set cancelled_at = $3::timestamptz, cancelled_reason = $4::text, next_due_on = null
where organization_id = $1::bigint and charge_id = $2::bigint and cancelled_at is null and paid_yen = 0;

-- name: rename_member
-- What charges and papers tell of a member follows the member's record.
update dues.charge
set business_id = $3::bigint, member_number = $4::text, member_name = $5::text, name_key = $6::text
where organization_id = $1::bigint and member_id = $2::bigint
  and (business_id is distinct from $3::bigint or member_number <> $4::text or member_name <> $5::text);

-- name: move_papers
update dues.paper
set business_id = $3::bigint
where organization_id = $1::bigint and member_id = $2::bigint and business_id is distinct from $3::bigint;

-- name: add_run
insert into dues.run (organization_id, fiscal_year, rule_version, charge_count, total_yen, made_at, made_by_user_id)
values ($1::bigint, $2::integer, $3::bigint, 0, 0, $4::timestamptz, $5::bigint)
returning run_id;

-- name: finish_run
update dues.run
set charge_count = $3::bigint, total_yen = $4::bigint
where organization_id = $1::bigint and run_id = $2::bigint;

-- name: list_runs
select r.run_id, r.fiscal_year, r.rule_version, r.charge_count, r.total_yen, r.made_at
from dues.run r
where r.organization_id = $1::bigint
order by r.run_id desc
limit 100;

-- name: find_run
select r.run_id, r.fiscal_year, r.rule_version, r.charge_count, r.total_yen, r.made_at
from dues.run r
where r.organization_id = $1::bigint and r.run_id = $2::bigint;

-- name: next_number
insert into dues.counter as c (organization_id, counter_key, last_number)
values ($1::bigint, $2::text, 1)
on conflict (organization_id, counter_key) do update set last_number = c.last_number + 1
returning last_number;
