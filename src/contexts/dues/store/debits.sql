-- name: open_for_debit
-- Open instalments due until a day of members who pay by direct debit, except those that a run is collecting and those
-- whose last failure is to be settled in another way.
select c.member_id, c.member_name, c.charge_id, i.instalment_number,
       i.amount_yen - i.reduced_yen - i.paid_yen as amount_yen
from dues.payer p
join dues.charge c on c.organization_id = p.organization_id and c.member_id = p.member_id
join dues.instalment i on i.organization_id = c.organization_id and i.charge_id = c.charge_id
where p.organization_id = $1::bigint and p.payment_method = 'direct_debit' and c.cancelled_at is null
  and c.next_due_on <= $2::date and i.due_on <= $2::date and i.amount_yen > i.reduced_yen + i.paid_yen
  and i.debit_run_id is null
  and not exists (
    select from dues.debit_part t
    join dues.debit_line l on l.organization_id = t.organization_id and l.debit_run_id = t.debit_run_id
                              and l.line_number = t.line_number
    where t.organization_id = c.organization_id and t.charge_id = c.charge_id
      and t.instalment_number = i.instalment_number and l.next_step in ('letter', 'none')
      and t.debit_run_id = (select max(n.debit_run_id) from dues.debit_part n
                            where n.organization_id = c.organization_id and n.charge_id = c.charge_id
                              and n.instalment_number = i.instalment_number))
order by c.member_id, c.charge_id, i.instalment_number;

-- name: add_debit_run
insert into dues.debit_run (organization_id, run_number, title, debit_on, due_until, state, consignor, line_count,
                            total_yen, made_at, made_by_user_id)
values ($1::bigint, $2::bigint, $3::text, $4::date, $5::date, 'collected', $6::jsonb, $7::bigint, $8::bigint,
        $9::timestamptz, $10::bigint)
returning debit_run_id;

-- name: add_debit_lines
insert into dues.debit_line (organization_id, debit_run_id, line_number, member_id, member_name, bank_code, bank_name,
                             branch_code, branch_name, account_type, account_number, holder_kana, customer_number,
                             is_new_account, amount_yen)
select $1::bigint, $2::bigint, t.line_number, t.member_id, t.member_name, t.bank_code, t.bank_name, t.branch_code,
       t.branch_name, t.account_type, t.account_number, t.holder_kana, t.customer_number, t.is_new_account, t.amount_yen
from jsonb_to_recordset($3::jsonb) as t (
  line_number integer, member_id bigint, member_name text, bank_code text, bank_name text, branch_code text,
  branch_name text, account_type text, account_number text, holder_kana text, customer_number text,
  is_new_account boolean, amount_yen bigint);

-- name: add_debit_parts
insert into dues.debit_part (organization_id, debit_run_id, line_number, charge_id, instalment_number, amount_yen)
select $1::bigint, $2::bigint, t.line_number, t.charge_id, t.instalment_number, t.amount_yen
from jsonb_to_recordset($3::jsonb) as t (
  line_number integer, charge_id bigint, instalment_number integer, amount_yen bigint);

-- name: hold_instalments
update dues.instalment i
set debit_run_id = $2::bigint
from dues.debit_part t
where t.organization_id = $1::bigint and t.debit_run_id = $2::bigint and i.organization_id = $1::bigint
  and i.charge_id = t.charge_id and i.instalment_number = t.instalment_number and i.debit_run_id is null;

-- name: free_instalments
update dues.instalment
set debit_run_id = null
where organization_id = $1::bigint and debit_run_id = $2::bigint;

-- name: list_debit_runs
select r.debit_run_id, r.run_number, r.title, r.debit_on, r.due_until, r.state, r.line_count, r.total_yen, r.paid_count,
       r.paid_yen, r.made_at, r.file_made_at, r.result_at
from dues.debit_run r
where r.organization_id = $1::bigint
order by r.run_number desc
limit 200;

-- name: find_debit_run
select r.debit_run_id, r.run_number, r.title, r.debit_on, r.due_until, r.state, r.line_count, r.total_yen, r.paid_count,
       r.paid_yen, r.made_at, r.file_made_at, r.result_at, r.consignor, encode(r.file_sha256, 'hex') as file_sha256
from dues.debit_run r
where r.organization_id = $1::bigint and r.debit_run_id = $2::bigint
for update;

-- name: debit_lines
select l.line_number, l.member_id, l.member_name, l.bank_code, l.bank_name, l.branch_code, l.branch_name, l.account_type,
       l.account_number, l.holder_kana, l.customer_number, l.is_new_account, l.amount_yen, l.result_code, l.next_step
from dues.debit_line l
where l.organization_id = $1::bigint and l.debit_run_id = $2::bigint
order by l.line_number;

-- name: debit_parts
select t.line_number, t.charge_id, t.instalment_number, t.amount_yen
from dues.debit_part t
where t.organization_id = $1::bigint and t.debit_run_id = $2::bigint
order by t.line_number, t.charge_id, t.instalment_number;

-- name: note_debit_file
update dues.debit_run
set state = 'file_made', file_made_at = coalesce(file_made_at, $3::timestamptz), file_sha256 = decode($4::text, 'hex')
where organization_id = $1::bigint and debit_run_id = $2::bigint and state in ('collected', 'file_made');

-- name: note_debit_result
update dues.debit_run
set state = 'result_imported', result_at = $3::timestamptz, result_sha256 = decode($4::text, 'hex'),
    paid_count = $5::bigint, paid_yen = $6::bigint
where organization_id = $1::bigint and debit_run_id = $2::bigint and state in ('collected', 'file_made');

-- name: result_known
select run_number
from dues.debit_run
where organization_id = $1::bigint and result_sha256 = decode($2::text, 'hex');

-- name: note_line_results
update dues.debit_line l
set result_code = t.result_code, next_step = t.next_step
from unnest($3::integer[], $4::text[], $5::text[]) as t (line_number, result_code, next_step)
where l.organization_id = $1::bigint and l.debit_run_id = $2::bigint and l.line_number = t.line_number;

-- name: set_next_step
update dues.debit_line
set next_step = $4::text
where organization_id = $1::bigint and debit_run_id = $2::bigint and line_number = $3::integer
  and result_code is not null and result_code <> '0';

-- name: cancel_debit_run
update dues.debit_run
set state = 'cancelled'
where organization_id = $1::bigint and debit_run_id = $2::bigint and state in ('collected', 'file_made');
