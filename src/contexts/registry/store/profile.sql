-- name: find_profile
select p.version, p.updated_at, p.updated_by_user_id, p.sources,
       (select to_json(f) from (
          select p.alternate_name, p.name_en, p.activity_status, p.description, p.website_url, p.representative_name,
                    p.representative_name_kana, p.representative_position, p.established_on, p.industry_codes,
                    p.fiscal_year_start, p.employee_count, p.regular_employee_count, p.capital_yen,
                    p.annual_sales_yen, p.phone, p.email, p.main_address, p.facility_description, p.places,
                    p.contacts, p.related_organizations) f) as fields
from registry.business_profile p
where p.business_id = $1::bigint;

-- name: save_profile
-- Creates the profile (expected version 0) or replaces the version that the owner had before their eyes. No row
-- comes back if somebody else was faster.
insert into registry.business_profile as p (
  business_id, version, alternate_name, name_en, activity_status, description, website_url, representative_name,
  representative_name_kana, representative_position, established_on, industry_codes, fiscal_year_start,
  employee_count, regular_employee_count, capital_yen, annual_sales_yen, phone, email, main_address,
  facility_description, places, contacts, related_organizations, sources, updated_at, updated_by_user_id)
select $1::bigint, $2::bigint + 1, f.alternate_name, f.name_en, f.activity_status, f.description, f.website_url,
       f.representative_name, f.representative_name_kana, f.representative_position, f.established_on,
       f.industry_codes, f.fiscal_year_start, f.employee_count, f.regular_employee_count, f.capital_yen,
       f.annual_sales_yen, f.phone, f.email, f.main_address, f.facility_description, f.places, f.contacts,
       f.related_organizations, $4::jsonb, $5::timestamptz, $6::bigint
from jsonb_to_record($3::jsonb) as f(
  alternate_name text, name_en text, activity_status text, description text, website_url text,
  representative_name text, representative_name_kana text, representative_position text, established_on date,
  industry_codes text[], fiscal_year_start text, employee_count bigint, regular_employee_count bigint,
  capital_yen bigint, annual_sales_yen bigint, phone text, email text, main_address jsonb, facility_description text,
  places jsonb, contacts jsonb, related_organizations jsonb)
on conflict (business_id) do update
set version = excluded.version, alternate_name = excluded.alternate_name, name_en = excluded.name_en,
    activity_status = excluded.activity_status, description = excluded.description,
    website_url = excluded.website_url, representative_name = excluded.representative_name,
    representative_name_kana = excluded.representative_name_kana,
    representative_position = excluded.representative_position, established_on = excluded.established_on,
    industry_codes = excluded.industry_codes, fiscal_year_start = excluded.fiscal_year_start,
    employee_count = excluded.employee_count, regular_employee_count = excluded.regular_employee_count,
    capital_yen = excluded.capital_yen, annual_sales_yen = excluded.annual_sales_yen, phone = excluded.phone,
    email = excluded.email, main_address = excluded.main_address,
    facility_description = excluded.facility_description, places = excluded.places, contacts = excluded.contacts,
    related_organizations = excluded.related_organizations, sources = excluded.sources,
    updated_at = excluded.updated_at, updated_by_user_id = excluded.updated_by_user_id
where p.version = $2::bigint
returning p.version;

-- name: publish_industry
select registry.publish_industry($1::bigint, $2::text);
