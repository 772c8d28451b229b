-- name: add_charge
-- No row comes back if the member has this charge already.
insert into dues.charge (organization_id, member_id, business_id, member_number, member_name, name_key, kind, fiscal_year,
                         title, units, amount_yen, tax_rate, next_due_on, rule_version, run_id, explanation, made_at,
                         made_by_user_id)
values ($1::bigint, $2::bigint, $3::bigint, $4::text, $5::text, $6::text, $7::text, $8::integer, $9::text, $10::bigint,
        $11::bigint, $12::integer, $13::date, $14::bigint, $15::bigint, $16::text[], $17::timestamptz, $18::bigint)
on conflict (organization_id, member_id, fiscal_year, kind) where cancelled_at is null and kind <> 'other' do nothing
returning charge_id;

-- name: add_instalments
insert into dues.instalment (organization_id, charge_id, instalment_number, due_on, label, amount_yen)
select $1::bigint, $2::bigint, t.position, t.due_on, t.label, t.amount_yen
from unnest($3::date[], $4::text[], $5::bigint[]) with ordinality as t (due_on, label, amount_yen, position);

-- name: find_charge_of_year
select charge_id
from dues.charge
where organization_id = $1::bigint and member_id = $2::bigint and fiscal_year = $3::integer and kind = $4::text
  and cancelled_at is null;

-- name: charges_of_member
select c.charge_id, c.member_id, c.member_number, c.member_name, c.kind, c.fiscal_year, c.title, c.units, c.amount_yen,
       c.tax_rate, c.reduced_yen, c.paid_yen, c.amount_yen - c.reduced_yen - c.paid_yen as open_yen, c.next_due_on,
       case when c.cancelled_at is not null then 'cancelled'
            when c.amount_yen = c.reduced_yen + c.paid_yen then case when c.paid_yen = 0 and c.amount_yen > 0 then 'waived' else 'paid' end
            when exists (select from dues.instalment i
                         where i.organization_id = c.organization_id and i.charge_id = c.charge_id
                           and i.debit_run_id is not null) then 'collecting'
            when c.next_due_on < $3::date then 'overdue'
            else 'open' end as state,
       c.made_at
from dues.charge c
where c.organization_id = $1::bigint and c.member_id = $2::bigint
order by c.fiscal_year desc, c.charge_id desc
limit 500;
