-- name: match_members
-- The numbers of the records that a filter lets through, a page in the order asked for, and how many there are in all.
with matching as materialized (
  select m.member_id, m.kana_key, m.name_key, m.member_number, m.joined_on, m.updated_at, m.last_contact_at,
         m.regular_employees, m.capital_yen, m.address_key, f.sort, f.descending
  from jsonb_to_record($2::jsonb) as f (
    names text[], readings text[], addresses text[], digits text[], business_id bigint, standing text[],
    section text[], district text[], industry_from text[], industry_to text[], city_code text[], interest text[],
    legal_form text, employees_from bigint, employees_to bigint, capital_from bigint, capital_to bigint,
    joined_from date, joined_to date, fiscal_month integer, no_contact_since timestamptz, has_email boolean,
    mail_allowed boolean, register_closed boolean, leaving boolean, mail_failed boolean, sort text,
    descending boolean)
  join membership.member m on true
  where m.organization_id = $1::bigint
    and (f.names is null or m.search_key like all (f.names) or m.search_key like all (f.readings)
         or m.search_key like all (f.addresses) or m.search_key like all (f.digits)
         or m.business_id = f.business_id)
    and (f.standing is null or m.standing = any (f.standing))
    and (f.section is null or m.section = any (f.section))
    and (f.district is null or m.district = any (f.district))
    and (f.industry_from is null or exists (
           select from unnest(m.industry_codes) as held (code)
           join unnest(f.industry_from, f.industry_to) as wanted (first_code, end_code)
             on held.code >= wanted.first_code and held.code < wanted.end_code))
    and (f.city_code is null or m.city_code = any (f.city_code))
    and (f.interest is null or m.interests && f.interest)
    and (f.legal_form is null or m.legal_form = f.legal_form)
    and (f.employees_from is null or m.regular_employees >= f.employees_from)
    and (f.employees_to is null or m.regular_employees <= f.employees_to)
    and (f.capital_from is null or m.capital_yen >= f.capital_from)
    and (f.capital_to is null or m.capital_yen <= f.capital_to)
    and (f.joined_from is null or m.joined_on >= f.joined_from)
    and (f.joined_to is null or m.joined_on <= f.joined_to)
    and (f.fiscal_month is null or m.fiscal_month = f.fiscal_month)
    and (f.no_contact_since is null or m.last_contact_at is null or m.last_contact_at < f.no_contact_since)
    and (f.has_email is null or (m.email is not null) = f.has_email)
    and (f.mail_allowed is null or coalesce(m.mail_allowed, false) = f.mail_allowed)
    and (f.register_closed is null or (m.register_state = 'closed') = f.register_closed)
    and (f.leaving is null or f.leaving = exists (
           select from membership.withdrawal w
           where w.organization_id = $1::bigint and w.member_id = m.member_id and w.state = 'planned'))
    and (f.mail_failed is null or (m.mail_failed_at is not null) = f.mail_failed)
)
select matching.member_id, (select count(counted.member_id) from matching counted) as total
from matching
order by case when matching.sort = 'name' and not matching.descending then matching.kana_key = '' end,
         case when matching.sort = 'name' and not matching.descending then matching.kana_key end,
         case when matching.sort = 'name' and not matching.descending then matching.name_key end,
         case when matching.sort = 'name' and matching.descending then matching.kana_key end desc nulls last,
         case when matching.sort = 'name' and matching.descending then matching.name_key end desc nulls last,
         case when matching.sort = 'number' and not matching.descending then char_length(matching.member_number) end,
         case when matching.sort = 'number' and not matching.descending then matching.member_number end,
         case when matching.sort = 'number' and matching.descending
              then char_length(matching.member_number) end desc nulls last,
         case when matching.sort = 'number' and matching.descending then matching.member_number end desc nulls last,
         case when matching.sort = 'address' and not matching.descending then matching.address_key end,
         case when matching.sort = 'address' and matching.descending then matching.address_key end desc nulls last,
         case when not matching.descending then
           case matching.sort when 'joined' then matching.joined_on::timestamptz when 'updated' then matching.updated_at
                              when 'contact' then matching.last_contact_at end end,
         case when matching.descending then
           case matching.sort when 'joined' then matching.joined_on::timestamptz when 'updated' then matching.updated_at
                              when 'contact' then matching.last_contact_at end end desc nulls last,
         case when not matching.descending then
           case matching.sort when 'employees' then matching.regular_employees
                              when 'capital' then matching.capital_yen end end,
         case when matching.descending then
           case matching.sort when 'employees' then matching.regular_employees
                              when 'capital' then matching.capital_yen end end desc nulls last,
         matching.member_id
limit $3::bigint offset $4::bigint;
