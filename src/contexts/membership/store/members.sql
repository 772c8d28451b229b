-- name: next_member_ids
select nextval('membership.member_member_id_seq') as member_id
from generate_series(1, $1::bigint);

-- name: add_members
-- Many at once; a number that is taken leaves its row out, and the caller counts.
insert into membership.member (
  organization_id, member_id, business_id, standing, member_number, legal_form, name, name_kana,
  representative_position, representative_name, representative_kana, representative_born_on, post_code, city_code,
  address, head_office_address, phone, fax, email, website_url, contact_name, contact_department, mailing_post_code,
  mailing_address, industry_codes, business_description, capital_yen, regular_employees, part_time_employees,
  district_employees, annual_sales_yen, founded_on, established_on, opened_in_district_on, fiscal_month, places,
  section, district, units, joined_on, left_on, left_reason, introducer, listed_in_directory, mail_allowed, note,
  interests, extra, name_key, kana_key, representative_key, address_key, phone_key, search_key, created_at,
  updated_at, updated_by_user_id)
select $1::bigint, d.member_id, d.business_id, d.standing, d.member_number, d.legal_form, d.name, d.name_kana,
       d.representative_position, d.representative_name, d.representative_kana, d.representative_born_on, d.post_code,
       d.city_code, d.address, d.head_office_address, d.phone, d.fax, d.email, d.website_url, d.contact_name,
       d.contact_department, d.mailing_post_code, d.mailing_address, d.industry_codes, d.business_description,
       d.capital_yen, d.regular_employees, d.part_time_employees, d.district_employees, d.annual_sales_yen,
       d.founded_on, d.established_on, d.opened_in_district_on, d.fiscal_month, d.places, d.section, d.district,
       d.units, d.joined_on, d.left_on, d.left_reason, d.introducer, d.listed_in_directory, d.mail_allowed, d.note,
       d.interests, coalesce(d.extra, '{}'), d.name_key, d.kana_key, d.representative_key, d.address_key, d.phone_key,
       d.search_key, $3::timestamptz, $3::timestamptz, $4::bigint
from jsonb_to_recordset($2::jsonb) as d (
  member_id bigint, business_id bigint, standing text, member_number text, legal_form text, name text, name_kana text,
  representative_position text, representative_name text, representative_kana text, representative_born_on date,
  post_code text, city_code text, address text, head_office_address text, phone text, fax text, email text,
  website_url text, contact_name text, contact_department text, mailing_post_code text, mailing_address text,
  industry_codes text[], business_description text, capital_yen bigint, regular_employees bigint,
  part_time_employees bigint, district_employees bigint, annual_sales_yen bigint, founded_on date,
  established_on date, opened_in_district_on date, fiscal_month integer, places jsonb, section text, district text,
  units bigint, joined_on date, left_on date, left_reason text, introducer text, listed_in_directory boolean,
  mail_allowed boolean, note text, interests text[], extra jsonb, name_key text, kana_key text,
  representative_key text, address_key text, phone_key text, search_key text)
on conflict (organization_id, member_number) where member_number is not null do nothing
returning member_id;

-- name: change_members
-- Many at once, each only in the version that was read. A record whose address changed no longer counts as failing.
update membership.member m
set business_id = d.business_id, standing = d.standing, member_number = d.member_number, legal_form = d.legal_form,
    name = d.name, name_kana = d.name_kana, representative_position = d.representative_position,
    representative_name = d.representative_name, representative_kana = d.representative_kana,
    representative_born_on = d.representative_born_on, post_code = d.post_code, city_code = d.city_code,
    address = d.address, head_office_address = d.head_office_address, phone = d.phone, fax = d.fax, email = d.email,
    website_url = d.website_url, contact_name = d.contact_name, contact_department = d.contact_department,
    mailing_post_code = d.mailing_post_code, mailing_address = d.mailing_address, industry_codes = d.industry_codes,
    business_description = d.business_description, capital_yen = d.capital_yen,
    regular_employees = d.regular_employees, part_time_employees = d.part_time_employees,
    district_employees = d.district_employees, annual_sales_yen = d.annual_sales_yen, founded_on = d.founded_on,
    established_on = d.established_on, opened_in_district_on = d.opened_in_district_on,
    fiscal_month = d.fiscal_month, places = d.places, section = d.section, district = d.district, units = d.units,
    joined_on = d.joined_on, left_on = d.left_on, left_reason = d.left_reason, introducer = d.introducer,
    listed_in_directory = d.listed_in_directory, mail_allowed = d.mail_allowed, note = d.note,
    interests = d.interests, extra = coalesce(d.extra, m.extra), name_key = d.name_key, kana_key = d.kana_key,
    representative_key = d.representative_key, address_key = d.address_key, phone_key = d.phone_key,
    search_key = d.search_key,
    mail_failed_at = case when m.email is not distinct from d.email then m.mail_failed_at end,
    version = m.version + 1, updated_at = $3::timestamptz, updated_by_user_id = $4::bigint
from jsonb_to_recordset($2::jsonb) as d (
  member_id bigint, expected_version bigint, business_id bigint, standing text, member_number text, legal_form text,
  name text, name_kana text, representative_position text, representative_name text, representative_kana text,
  representative_born_on date, post_code text, city_code text, address text, head_office_address text, phone text,
  fax text, email text, website_url text, contact_name text, contact_department text, mailing_post_code text,
  mailing_address text, industry_codes text[], business_description text, capital_yen bigint,
  regular_employees bigint, part_time_employees bigint, district_employees bigint, annual_sales_yen bigint,
  founded_on date, established_on date, opened_in_district_on date, fiscal_month integer, places jsonb, section text,
  district text, units bigint, joined_on date, left_on date, left_reason text, introducer text,
  listed_in_directory boolean, mail_allowed boolean, note text, interests text[], extra jsonb, name_key text,
  kana_key text, representative_key text, address_key text, phone_key text, search_key text)
where m.organization_id = $1::bigint and m.member_id = d.member_id and m.version = d.expected_version
returning m.member_id;

-- name: add_changes
insert into membership.member_change (organization_id, member_id, version, field, before, after, source, reference,
                                      changed_at, changed_by_user_id)
select $1::bigint, c.member_id, c.version, c.field, c.before, c.after, $3::text, $4::text, $5::timestamptz, $6::bigint
from jsonb_to_recordset($2::jsonb) as c (member_id bigint, version bigint, field text, before jsonb, after jsonb);

-- name: find_members
select m.organization_id, m.member_id, m.business_id, m.standing, m.member_number, m.legal_form, m.name, m.name_kana,
       m.representative_position, m.representative_name, m.representative_kana, m.representative_born_on, m.post_code,
       m.city_code, m.address, m.head_office_address, m.phone, m.fax, m.email, m.website_url, m.contact_name,
       m.contact_department, m.mailing_post_code, m.mailing_address, m.industry_codes, m.business_description,
       m.capital_yen, m.regular_employees, m.part_time_employees, m.district_employees, m.annual_sales_yen,
       m.founded_on, m.established_on, m.opened_in_district_on, m.fiscal_month, m.places, m.section, m.district,
       m.units, m.joined_on, m.left_on, m.left_reason, m.introducer, m.listed_in_directory, m.mail_allowed, m.note,
       m.interests, m.extra, m.register_state, m.register_closed_on, m.mail_failed_at, m.last_contact_at, m.version,
       m.updated_at
from membership.member m
where m.organization_id = $1::bigint and m.member_id = any ($2::bigint[])
order by m.member_id;

-- name: members_of_business
-- The records of one business with every chamber that the caller may see.
select m.organization_id, m.member_id, m.business_id, m.standing, m.member_number, m.legal_form, m.name, m.name_kana,
       m.representative_position, m.representative_name, m.representative_kana, m.representative_born_on, m.post_code,
       m.city_code, m.address, m.head_office_address, m.phone, m.fax, m.email, m.website_url, m.contact_name,
       m.contact_department, m.mailing_post_code, m.mailing_address, m.industry_codes, m.business_description,
       m.capital_yen, m.regular_employees, m.part_time_employees, m.district_employees, m.annual_sales_yen,
       m.founded_on, m.established_on, m.opened_in_district_on, m.fiscal_month, m.places, m.section, m.district,
       m.units, m.joined_on, m.left_on, m.left_reason, m.introducer, m.listed_in_directory, m.mail_allowed, m.note,
       m.interests, m.extra, m.register_state, m.register_closed_on, m.mail_failed_at, m.last_contact_at, m.version,
       m.updated_at
from membership.member m
where m.business_id = any ($1::bigint[])
order by m.organization_id, m.member_id
limit 500;

-- name: taken_numbers
-- Numbers that records of the chamber have, each with the record.
select coalesce(m.member_number, '') as member_number, m.member_id
from membership.member m
where m.organization_id = $1::bigint and m.member_number = any ($2::text[]);

-- name: likely_members
-- Records that share something with one: looked up by indexed columns only, compared by the rule.
select m.member_id, m.business_id, m.standing, m.member_number, m.name, m.address, m.representative_name, m.name_key,
       m.kana_key, m.representative_key, m.address_key, m.phone_key, m.email
from membership.member m
where m.organization_id = $1::bigint
  and (m.business_id = $2::bigint
       or m.name_key = $3::text
       or (m.kana_key = $4::text and m.kana_key <> '')
       or (m.representative_key = $5::text and m.representative_key <> '')
       or (m.address_key = $6::text and m.address_key <> '')
       or (m.phone_key = $7::text and m.phone_key <> '')
       or m.email = $8::text)
limit 200;
