-- name: lock_business
-- Until the end of the transaction.
select pg_advisory_xact_lock($1::bigint);

-- name: next_sole_proprietor_id
select nextval('registry.sole_proprietor_number');

-- name: add_claim
insert into registry.claim (business_id, user_id, state, method, confirming_organization_id, applicant_position,
                            applicant_phone, message, sole_proprietor, submitted_at, decided_at)
values ($1::bigint, $2::bigint, $3::text, $4::text, $5::bigint, $6::text, $7::text, $8::text, $9::jsonb,
        $10::timestamptz, case when $3::text <> 'pending' then $10::timestamptz end)
on conflict (business_id, user_id) where state = 'pending' do nothing
returning claim_id;

-- name: find_claim
select c.claim_id, c.business_id, c.user_id, c.state, c.method, c.confirming_organization_id, c.applicant_position,
       c.applicant_phone, c.message, c.sole_proprietor, c.submitted_at, c.decided_at, c.note, c.rejection_reason,
       coalesce(b.name, c.sole_proprietor ->> 'trade_name', '') as business_name,
       coalesce(b.prefecture_name || b.city_name || b.street,
                concat(c.sole_proprietor ->> 'prefecture_name', c.sole_proprietor ->> 'city_name',
                       c.sole_proprietor ->> 'street')) as business_address
from registry.claim c
left join registry.business b on b.business_id = c.business_id
where c.claim_id = $1::bigint;

-- name: list_claims_of_user
select c.claim_id, c.business_id, c.user_id, c.state, c.method, c.confirming_organization_id, c.applicant_position,
       c.applicant_phone, c.message, c.sole_proprietor, c.submitted_at, c.decided_at, c.note, c.rejection_reason,
       coalesce(b.name, c.sole_proprietor ->> 'trade_name', '') as business_name,
       coalesce(b.prefecture_name || b.city_name || b.street,
                concat(c.sole_proprietor ->> 'prefecture_name', c.sole_proprietor ->> 'city_name',
                       c.sole_proprietor ->> 'street')) as business_address
from registry.claim c
left join registry.business b on b.business_id = c.business_id
where c.user_id = $1::bigint
order by c.claim_id desc
limit 200;

-- name: count_pending_claims
select count(*) from registry.claim where user_id = $1::bigint and state = 'pending';

-- name: list_claims_of_organization
select c.claim_id, c.business_id, c.user_id, c.state, c.method, c.confirming_organization_id, c.applicant_position,
       c.applicant_phone, c.message, c.sole_proprietor, c.submitted_at, c.decided_at, c.note, c.rejection_reason,
       coalesce(b.name, c.sole_proprietor ->> 'trade_name', '') as business_name,
       coalesce(b.prefecture_name || b.city_name || b.street,
                concat(c.sole_proprietor ->> 'prefecture_name', c.sole_proprietor ->> 'city_name',
                       c.sole_proprietor ->> 'street')) as business_address
from registry.claim c
left join registry.business b on b.business_id = c.business_id
where c.confirming_organization_id = $1::bigint and ($2::text is null or c.state = $2::text)
order by c.state <> 'pending', case when c.state = 'pending' then c.submitted_at end, c.submitted_at desc, c.claim_id
limit $3::integer offset $4::integer;

-- name: count_claims_of_organization
select count(*) from registry.claim
where confirming_organization_id = $1::bigint and ($2::text is null or state = $2::text);

-- name: decide_claim
update registry.claim
set state = $4::text, decided_at = $5::timestamptz, decided_by_user_id = $6::bigint, note = $7::text,
    rejection_reason = $8::text
where business_id = $1::bigint and claim_id = $2::bigint and state = $3::text;

-- name: register_sole_proprietor
select registry.register_sole_proprietor($1::bigint, $2::text, $3::text, $4::text, $5::text, $6::text, $7::text,
                                         $8::text, $9::text, $10::text, $11::text, $12::text, $13::int4[], $14::date);

-- name: stated_facts
select f.trade_name, f.name_kana, f.representative_name, f.post_code, f.prefecture_code, f.city_code,
       f.prefecture_name, f.city_name, f.street
from registry.claim c,
     jsonb_to_record(c.sole_proprietor) as f(
       trade_name text, name_kana text, representative_name text, post_code text, prefecture_code text,
       city_code text, prefecture_name text, city_name text, street text)
where c.business_id = $1::bigint and c.user_id = $2::bigint and c.state = 'confirmed'
order by c.claim_id desc
limit 1;

-- name: my_businesses
-- Owned ones, and those whose claim waits. Joined, because a comparison with the setting would read the whole table.
select b.business_id, b.name, 'confirmed' as claim_status
from unnest(coalesce(nullif(current_setting('app.business_ids', true), ''), '{}')::bigint[]) as own (business_id)
join registry.business b on b.business_id = own.business_id
union all
select c.business_id, coalesce(b.name, c.sole_proprietor ->> 'trade_name', ''), c.state
from registry.claim c
left join registry.business b on b.business_id = c.business_id
where c.user_id = $1::bigint and c.state = 'pending'
order by 1;
