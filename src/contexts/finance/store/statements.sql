-- name: list_statements
select s.fiscal_year_end, s.months, s.confirmed, s.version, s.updated_at, s.previous_sales_yen, s.employees,
       coalesce(max(l.amount_yen) filter (where l.account_code = 'sales'), 0) as sales_yen,
       coalesce(max(l.amount_yen) filter (where l.account_code = 'operating_profit'), 0) as operating_profit_yen,
       coalesce(max(l.amount_yen) filter (where l.account_code = 'borrowings'), 0) as borrowings_yen,
       coalesce(max(l.amount_yen) filter (where l.account_code = 'cash'), 0) as cash_yen,
       coalesce(max(l.amount_yen) filter (where l.account_code = 'depreciation'), 0) as depreciation_yen,
       coalesce(max(l.amount_yen) filter (where l.account_code = 'notes_receivable'), 0) as notes_receivable_yen,
       coalesce(max(l.amount_yen) filter (where l.account_code = 'accounts_receivable'), 0) as accounts_receivable_yen,
       coalesce(max(l.amount_yen) filter (where l.account_code = 'inventory'), 0) as inventory_yen,
       coalesce(max(l.amount_yen) filter (where l.account_code = 'notes_payable'), 0) as notes_payable_yen,
       coalesce(max(l.amount_yen) filter (where l.account_code = 'accounts_payable'), 0) as accounts_payable_yen,
       coalesce(max(l.amount_yen) filter (where l.account_code = 'net_assets'), 0) as net_assets_yen,
       coalesce(max(l.amount_yen) filter (where l.account_code = 'total_assets'), 0) as total_assets_yen,
       max(l.amount_yen) filter (where l.account_code = 'liabilities') as liabilities_yen
from finance.statement s
left join finance.statement_line l on l.business_id = s.business_id and l.fiscal_year_end = s.fiscal_year_end
where s.business_id = $1::bigint
group by s.business_id, s.fiscal_year_end
order by s.fiscal_year_end desc;

-- name: save_statement
-- Creates the year (expected version 0) or replaces the version that was read. No row comes back if somebody else was
-- faster.
insert into finance.statement as s (business_id, fiscal_year_end, months, employees, previous_sales_yen, confirmed,
                                    version, updated_at, updated_by_user_id)
select $1::bigint, $2::date, $3::integer, $4::bigint, $5::bigint, $6::text[], $7::bigint + 1, $8::timestamptz, $9::bigint
on conflict (business_id, fiscal_year_end) do update
set months = excluded.months, employees = excluded.employees, previous_sales_yen = excluded.previous_sales_yen,
    confirmed = excluded.confirmed, version = excluded.version, updated_at = excluded.updated_at,
    updated_by_user_id = excluded.updated_by_user_id
where s.version = $7::bigint
returning s.version;

-- name: save_lines
-- Replaces the amounts of the accounts named; other accounts of the year stay.
insert into finance.statement_line as l (business_id, fiscal_year_end, account_code, amount_yen)
select $1::bigint, $2::date, t.account_code, t.amount_yen
from unnest($3::text[], $4::bigint[]) as t (account_code, amount_yen)
on conflict (business_id, fiscal_year_end, account_code) do update set amount_yen = excluded.amount_yen;

-- name: drop_line
delete from finance.statement_line
where business_id = $1::bigint and fiscal_year_end = $2::date and account_code = $3::text;

-- name: delete_statement
delete from finance.statement
where business_id = $1::bigint and fiscal_year_end = $2::date and version = $3::bigint;

-- name: latest_figures_after
-- The newest year of each business in the order of their numbers, a page at a time: for the system.
select s.business_id, s.fiscal_year_end, s.months, s.employees, s.previous_sales_yen,
       coalesce(max(l.amount_yen) filter (where l.account_code = 'sales'), 0) as sales_yen,
       coalesce(max(l.amount_yen) filter (where l.account_code = 'operating_profit'), 0) as operating_profit_yen,
       coalesce(max(l.amount_yen) filter (where l.account_code = 'total_assets'), 0) as total_assets_yen,
       coalesce(max(l.amount_yen) filter (where l.account_code = 'net_assets'), 0) as net_assets_yen,
       (select b.amount_yen
        from finance.statement_line b
        where b.business_id = s.business_id and b.account_code = 'sales'
          and b.fiscal_year_end < s.fiscal_year_end and b.fiscal_year_end >= s.fiscal_year_end - 400
        order by b.fiscal_year_end desc
        limit 1) as sales_of_year_before_yen
from (select distinct on (n.business_id) n.business_id, n.fiscal_year_end, n.months, n.employees, n.previous_sales_yen
      from finance.statement n
      where n.business_id > $1::bigint
      order by n.business_id, n.fiscal_year_end desc
      limit $2::bigint) s
left join finance.statement_line l on l.business_id = s.business_id and l.fiscal_year_end = s.fiscal_year_end
group by s.business_id, s.fiscal_year_end, s.months, s.employees, s.previous_sales_yen
order by s.business_id;

-- name: find_sheet
select s.version, s.updated_at, s.updated_by_user_id, s.sheet
from finance.benchmark_sheet s
where s.business_id = $1::bigint;

-- name: save_sheet
insert into finance.benchmark_sheet as s (business_id, version, sheet, updated_at, updated_by_user_id)
values ($1::bigint, $2::bigint + 1, $3::jsonb, $4::timestamptz, $5::bigint)
on conflict (business_id) do update
set version = excluded.version, sheet = excluded.sheet, updated_at = excluded.updated_at,
    updated_by_user_id = excluded.updated_by_user_id
where s.version = $2::bigint
returning s.version;
