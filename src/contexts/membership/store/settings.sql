-- name: find_settings
select s.version, s.city_codes, s.sections, s.districts, s.interests, s.sender_name, s.sender_post_code,
       s.sender_address, s.sender_phone, s.sender_email, s.seal_image_key, s.invoice_registration_number,
       s.notice_days, s.mails_per_minute
from membership.chamber_setting s
where s.organization_id = $1::bigint;

-- name: save_settings
insert into membership.chamber_setting as s (
  organization_id, version, city_codes, sections, districts, interests, sender_name, sender_post_code,
  sender_address, sender_phone, sender_email, seal_image_key, invoice_registration_number, notice_days,
  mails_per_minute, updated_at, updated_by_user_id)
select $1::bigint, $2::bigint + 1, d.city_codes, d.sections, d.districts, d.interests, d.sender_name,
       d.sender_post_code, d.sender_address, d.sender_phone, d.sender_email, d.seal_image_key,
       d.invoice_registration_number, d.notice_days, d.mails_per_minute, $4::timestamptz, $5::bigint
from jsonb_to_record($3::jsonb) as d (
  city_codes text[], sections text[], districts text[], interests text[], sender_name text, sender_post_code text,
  sender_address text, sender_phone text, sender_email text, seal_image_key text, invoice_registration_number text,
  notice_days integer, mails_per_minute integer)
on conflict (organization_id) do update
set version = excluded.version, city_codes = excluded.city_codes, sections = excluded.sections,
    districts = excluded.districts, interests = excluded.interests, sender_name = excluded.sender_name,
    sender_post_code = excluded.sender_post_code, sender_address = excluded.sender_address,
    sender_phone = excluded.sender_phone, sender_email = excluded.sender_email,
    seal_image_key = coalesce(excluded.seal_image_key, s.seal_image_key),
    invoice_registration_number = excluded.invoice_registration_number, notice_days = excluded.notice_days,
    mails_per_minute = excluded.mails_per_minute, updated_at = excluded.updated_at,
    updated_by_user_id = excluded.updated_by_user_id
where s.version = $2::bigint
returning s.version;
