-- Settings and rounds.

-- name: find_setting
select employees_floor, commerce_employees_floor, capital_floor_yen, floors_permitted_on, levy_basis, levy_steps,
       levy_permitted_from, levy_permitted_on, levy_permit_number, levy_text, letter_text, contact, version
from ledger.setting
where organization_id = $1::bigint;

-- name: save_setting
insert into ledger.setting (organization_id, version, employees_floor, commerce_employees_floor, capital_floor_yen,
  floors_permitted_on, levy_basis, levy_steps, levy_permitted_from, levy_permitted_on, levy_permit_number, levy_text,
  letter_text, contact, updated_at, updated_by_user_id)
values ($1::bigint, $2::bigint + 1, $3::bigint, $4::bigint, $5::bigint, $6::date, $7::text, $8::jsonb, $9::int,
        $10::date, $11::text, $12::text, $13::text, $14::text, $15::timestamptz, $16::bigint)
on conflict (organization_id) do update
set version = excluded.version, employees_floor = excluded.employees_floor,
    commerce_employees_floor = excluded.commerce_employees_floor, capital_floor_yen = excluded.capital_floor_yen,
    floors_permitted_on = excluded.floors_permitted_on, levy_basis = excluded.levy_basis,
    levy_steps = excluded.levy_steps, levy_permitted_from = excluded.levy_permitted_from,
    levy_permitted_on = excluded.levy_permitted_on, levy_permit_number = excluded.levy_permit_number,
    levy_text = excluded.levy_text, letter_text = excluded.letter_text, contact = excluded.contact,
    updated_at = excluded.updated_at,
    updated_by_user_id = excluded.updated_by_user_id
where setting.version = $2::bigint;

-- name: add_round
insert into ledger.round (organization_id, fiscal_year, title, state, base_day, deadline, asks_levy, levy_text,
  letter_text, floors, levy_basis, levy_steps, cost_items, levy_accounts, form_key, form_version, version, created_at,
  created_by_user_id)
values ($1::bigint, $2::int, $3::text, 'preparing', $4::date, $5::date, $6::boolean, $7::text, $8::text, $9::jsonb,
        $10::text, $11::jsonb, $12::jsonb, $13::jsonb, $14::text, $15::bigint, 1, $16::timestamptz, $17::bigint)
on conflict (organization_id, fiscal_year) do nothing
returning round_id;

-- name: find_round
select r.organization_id, r.round_id, r.fiscal_year, r.title, r.state, r.base_day, r.deadline, r.asks_levy, r.levy_text,
       r.letter_text, r.floors, r.levy_basis, r.levy_steps, r.cost_items, r.levy_accounts, r.form_key, r.form_version,
       r.version, r.created_at, r.opened_at, r.closed_at, r.reported_at
from ledger.round r
where r.organization_id = $1::bigint and r.round_id = $2::bigint;

-- name: list_rounds
select r.organization_id, r.round_id, r.fiscal_year, r.title, r.state, r.base_day, r.deadline, r.asks_levy, r.levy_text,
       r.letter_text, r.floors, r.levy_basis, r.levy_steps, r.cost_items, r.levy_accounts, r.form_key, r.form_version,
       r.version, r.created_at, r.opened_at, r.closed_at, r.reported_at
from ledger.round r
where r.organization_id = $1::bigint
order by r.fiscal_year desc
limit 50;

-- name: save_round
update ledger.round
set title = $4::text, deadline = $5::date, asks_levy = $6::boolean, levy_text = $7::text, letter_text = $8::text,
    cost_items = $9::jsonb, levy_accounts = $10::jsonb, version = version + 1
where organization_id = $1::bigint and round_id = $2::bigint and version = $3::bigint;

-- name: set_round_state
update ledger.round
set state = $3::text, version = version + 1, form_version = $5::bigint, levy_text = $6::text,
    opened_at = case when $3::text = 'open' then coalesce(opened_at, $4::timestamptz) else opened_at end,
    closed_at = case when $3::text = 'closed' then $4::timestamptz else closed_at end,
    reported_at = case when $3::text = 'reported' then $4::timestamptz else reported_at end
where organization_id = $1::bigint and round_id = $2::bigint;

-- name: count_states
select t.state, count(*) as targets
from ledger.target t
where t.organization_id = $1::bigint and t.round_id = $2::bigint
group by t.state;

-- name: progress_by_district
select t.district,
       count(*) as targets,
       count(*) filter (where t.sent_at is not null) as sent,
       count(*) filter (where t.state in ('answered', 'reviewing', 'accepted')) as answered,
       count(*) filter (where t.consent = 'yes') as consents
from ledger.target t
where t.organization_id = $1::bigint and t.round_id = $2::bigint and t.state not in ('excluded', 'business_closed')
group by t.district
order by t.district;

-- name: progress_by_channel
select a.channel, count(*) as answers
from ledger.answer a
join ledger.target t on t.organization_id = a.organization_id and t.target_id = a.target_id and t.answers = a.number
where t.organization_id = $1::bigint and t.round_id = $2::bigint and t.state in ('answered', 'reviewing', 'accepted')
group by a.channel
order by a.channel;

-- name: progress_by_day
select (t.answered_at at time zone interval '9 hours')::date as day, count(*) as answers
from ledger.target t
where t.organization_id = $1::bigint and t.round_id = $2::bigint and t.state in ('answered', 'reviewing', 'accepted')
  and t.answered_at is not null
group by day
order by day
limit 400;

-- name: levy_sums
select count(*) as targets,
       count(*) filter (where t.consent = 'yes') as consents,
       count(*) filter (where t.consent = 'no') as refusals,
       coalesce(sum(t.levy_yen), 0)::bigint as total_yen,
       coalesce(max(t.levy_yen), 0)::bigint as highest_yen,
       coalesce(min(t.levy_yen), 0)::bigint as lowest_yen
from ledger.target t
where t.organization_id = $1::bigint and t.round_id = $2::bigint and t.state not in ('excluded', 'business_closed');

-- name: ledger_rows
select t.target_id, t.member_id, t.snapshot, t.levy_yen, t.consent, t.state
from ledger.target t
where t.organization_id = $1::bigint and t.round_id = $2::bigint and t.state not in ('excluded', 'business_closed')
order by t.name_key, t.target_id;
