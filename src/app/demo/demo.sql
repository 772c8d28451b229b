-- Statements that only the demo world needs: what nobody types there is set directly, as the system.

-- name: has_businesses
select exists (select from registry.business) as found;

-- name: set_industries
update registry.business b set industry_code = d.code
from unnest($1::bigint[], $2::text[]) as d (business_id, code)
where b.business_id = d.business_id;

-- name: add_profile
insert into registry.business_profile (
  business_id, version, alternate_name, activity_status, description, website_url, representative_name,
  representative_name_kana, representative_position, established_on, industry_codes, fiscal_year_start,
  employee_count, regular_employee_count, capital_yen, annual_sales_yen, phone, email, updated_at, updated_by_user_id)
values ($1::bigint, 1, 'あおみ', 'operating', '手づくりの干物と練り物を、朝とれた魚でつくっています。',
  'https://aomi.example/', '社長 さくら', 'シャチョウ サクラ', '代表取締役', '2015-10-05', '{09}', '04-01',
  12, 8, 10000000, 186000000, '0465-00-0000', 'info@aomi.example', $2::timestamptz, $3::bigint)
on conflict (business_id) do nothing;

-- name: add_consent
insert into registry.consent (business_id, organization_id, scope, purpose, starts_on, ends_on, granted_at,
                              granted_by_user_id)
values ($1::bigint, $2::bigint, 'contact', 'consultation', $3::date, $3::date + 364, $4::timestamptz, $5::bigint)
on conflict do nothing;

-- name: add_year
insert into finance.statement (business_id, fiscal_year_end, months, employees, version, updated_at, updated_by_user_id)
values ($1::bigint, $2::date, 12, $3::bigint, 1, $4::timestamptz, $5::bigint)
on conflict do nothing;

-- name: add_year_lines
insert into finance.statement_line (business_id, fiscal_year_end, account_code, amount_yen)
select $1::bigint, $2::date, t.account_code, t.amount_yen
from unnest($3::text[], $4::bigint[]) as t (account_code, amount_yen)
on conflict do nothing;

-- name: add_figures_profile
-- What a business tells that shares its figures with its chamber.
insert into registry.business_profile (
  business_id, version, activity_status, established_on, industry_codes, fiscal_year_start, employee_count,
  regular_employee_count, capital_yen, annual_sales_yen, updated_at, updated_by_user_id)
values ($1::bigint, 1, 'operating', $2::date, array[$3::text], '04-01', $4::bigint, $4::bigint, $5::bigint, $6::bigint,
  $7::timestamptz, $8::bigint)
on conflict (business_id) do nothing;

-- name: share_figures
insert into registry.consent (business_id, organization_id, scope, purpose, starts_on, ends_on, granted_at,
                              granted_by_user_id)
values ($1::bigint, $2::bigint, 'all', 'subsidy', $3::date, $3::date + 364, $4::timestamptz, $5::bigint)
on conflict do nothing;

-- name: add_segment
insert into membership.segment (organization_id, name, filter, created_at, updated_at, updated_by_user_id)
values ($1::bigint, $2::text, $3::jsonb, $4::timestamptz, $4::timestamptz, $5::bigint);

-- name: add_mailing
insert into membership.mailing (organization_id, subject, body, filter, tracks_opens, created_at, updated_at,
                                updated_by_user_id)
values ($1::bigint, $2::text, $3::text, $4::jsonb, false, $5::timestamptz, $5::timestamptz, $6::bigint);

-- name: add_membership_settings
insert into membership.chamber_setting (organization_id, version, city_codes, sections, districts, interests,
                                        sender_name, sender_post_code, sender_address, sender_phone, sender_email,
                                        notice_days, mails_per_minute, updated_at, updated_by_user_id)
values ($1::bigint, 1, '{14206}',
        '{商業部会,工業部会,建設業部会,サービス業部会,観光・飲食業部会,運輸・交通部会,金融・専門業部会}',
        '{中央,東部,西部,国府津,橘}',
        '{補助金・助成金,資金繰り・融資,IT・デジタル化,販路開拓,海外展開,人材確保・育成,事業承継,創業,税務・労務,福利厚生・共済}',
        '小田原商工会議所（デモ） 総務課', '2500014', '神奈川県小田原市城内1番21号', '0465-00-1811',
        'soumu@chamber.example.jp', 60, 600, $2::timestamptz, $3::bigint);
