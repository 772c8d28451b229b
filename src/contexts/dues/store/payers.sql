-- name: find_setting
select version, document
from dues.setting
where organization_id = $1::bigint;

-- name: save_setting
insert into dues.setting as s (organization_id, document, version, updated_at, updated_by_user_id)
values ($1::bigint, $2::jsonb, 1, $3::timestamptz, $4::bigint)
on conflict (organization_id) do update
set document = excluded.document, version = s.version + 1, updated_at = excluded.updated_at,
    updated_by_user_id = excluded.updated_by_user_id
where s.version = $5::bigint
returning s.version;

-- name: find_payers
select p.member_id, p.payment_method, p.plan_key, p.bank_code, p.branch_code, p.account_type, p.account_number,
       p.holder_kana, p.customer_number, p.is_new_account, p.seal_checked_on, p.version, b.name as bank_name,
       b.kana as bank_kana, r.name as branch_name, r.kana as branch_kana
from dues.payer p
left join dues.bank b on b.bank_code = p.bank_code
left join dues.bank_branch r on r.bank_code = p.bank_code and r.branch_code = p.branch_code
where p.organization_id = $1::bigint and ($2::bigint[] is null or p.member_id = any ($2::bigint[]))
order by p.member_id;

-- name: save_payer
insert into dues.payer as p (organization_id, member_id, payment_method, plan_key, bank_code, branch_code, account_type,
                             account_number, holder_kana, customer_number, is_new_account, seal_checked_on, version,
                             updated_at, updated_by_user_id)
values ($1::bigint, $2::bigint, $3::text, $4::text, $5::text, $6::text, $7::text, $8::text, $9::text, $10::text,
        $11::boolean, $12::date, 1, $13::timestamptz, $14::bigint)
on conflict (organization_id, member_id) do update
set payment_method = excluded.payment_method, plan_key = excluded.plan_key, bank_code = excluded.bank_code,
    branch_code = excluded.branch_code, account_type = excluded.account_type, account_number = excluded.account_number,
    holder_kana = excluded.holder_kana, customer_number = excluded.customer_number,
    is_new_account = excluded.is_new_account, seal_checked_on = excluded.seal_checked_on, version = p.version + 1,
    updated_at = excluded.updated_at, updated_by_user_id = excluded.updated_by_user_id
where p.version = $15::bigint
returning p.version;

-- name: customer_number_taken
select member_id
from dues.payer
where organization_id = $1::bigint and customer_number = $2::text and member_id <> $3::bigint;

-- name: accounts_are_known
-- The first debit from these accounts was done: the next is not a first one.
update dues.payer
set is_new_account = false
where organization_id = $1::bigint and member_id = any ($2::bigint[]);

-- name: save_banks
insert into dues.bank (bank_code, name, kana)
select t.bank_code, t.name, t.kana
from unnest($1::text[], $2::text[], $3::text[]) as t (bank_code, name, kana)
on conflict (bank_code) do update set name = excluded.name, kana = excluded.kana;

-- name: save_branches
insert into dues.bank_branch (bank_code, branch_code, name, kana)
select t.bank_code, t.branch_code, t.name, t.kana
from unnest($1::text[], $2::text[], $3::text[], $4::text[]) as t (bank_code, branch_code, name, kana)
where exists (select from dues.bank b where b.bank_code = t.bank_code)
on conflict (bank_code, branch_code) do update set name = excluded.name, kana = excluded.kana;

-- name: search_banks
select b.bank_code, b.name, b.kana
from dues.bank b
where b.bank_code like $1::text or b.name like $2::text or b.kana like $3::text
order by b.bank_code
limit 50;

-- name: search_branches
select r.branch_code, r.name, r.kana
from dues.bank_branch r
where r.bank_code = $1::text and (r.branch_code like $2::text or r.name like $3::text or r.kana like $4::text)
order by r.branch_code
limit 50;

-- name: find_standing_note
select note, noted_at
from dues.standing_note
where organization_id = $1::bigint and member_id = $2::bigint;

-- name: save_standing_note
insert into dues.standing_note (organization_id, member_id, note, noted_at, noted_by_user_id)
values ($1::bigint, $2::bigint, $3::text, $4::timestamptz, $5::bigint)
on conflict (organization_id, member_id) do update
set note = excluded.note, noted_at = excluded.noted_at, noted_by_user_id = excluded.noted_by_user_id;

-- name: drop_standing_note
delete from dues.standing_note
where organization_id = $1::bigint and member_id = $2::bigint;
