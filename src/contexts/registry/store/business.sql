-- name: find_public_facts
select b.business_id, b.kind, b.status, b.name, b.name_kana, b.name_en, b.prefecture_code, b.city_code,
       b.prefecture_name, b.city_name, b.street, b.post_code, b.address_abroad, b.prefecture_name_en, b.address_en,
       b.address_abroad_en, b.name_image_id, b.address_image_id, b.address_abroad_image_id, b.process, b.update_date,
       b.change_date, b.assignment_date, b.close_date, b.close_cause, b.successor_business_id, b.change_cause,
       b.searchable, b.industry_code,
       (select i.name from registry.industry i where i.industry_code = b.industry_code) as industry_name
from registry.business b
where b.business_id = $1::bigint;

-- name: find_whole_business
-- One round trip: facts, the profile if a policy shows it, the consents by which it does, history and mergers.
select b.business_id, b.kind, b.status, b.name, b.name_kana, b.name_en, b.prefecture_code, b.city_code,
       b.prefecture_name, b.city_name, b.street, b.post_code, b.address_abroad, b.prefecture_name_en, b.address_en,
       b.address_abroad_en, b.name_image_id, b.address_image_id, b.address_abroad_image_id, b.process, b.update_date,
       b.change_date, b.assignment_date, b.close_date, b.close_cause, b.successor_business_id, b.change_cause,
       b.searchable, b.industry_code,
       (select i.name from registry.industry i where i.industry_code = b.industry_code) as industry_name,
       (select to_json(t) from (
          select p.version, p.updated_at, p.updated_by_user_id, p.sources,
                 (select to_json(f) from (
                    select p.alternate_name, p.name_en, p.activity_status, p.description, p.website_url, p.representative_name,
                    p.representative_name_kana, p.representative_position, p.established_on, p.industry_codes,
                    p.fiscal_year_start, p.employee_count, p.regular_employee_count, p.capital_yen,
                    p.annual_sales_yen, p.phone, p.email, p.main_address, p.facility_description, p.places,
                    p.contacts, p.related_organizations) f) as fields
          from registry.business_profile p
          where p.business_id = b.business_id) t) as profile,
       (select coalesce(json_agg(json_build_object(
                 'consent_id', c.consent_id, 'organization_id', c.organization_id, 'scope', c.scope,
                 'purpose', c.purpose, 'ends_on', c.ends_on) order by c.consent_id), '[]')
        from registry.consent c
        where c.business_id = b.business_id and c.withdrawn_at is null
          and c.organization_id = any (
                coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[])
          and (now() at time zone interval '9 hours')::date between c.starts_on and c.ends_on) as held_consents,
       (select coalesce(json_agg(json_build_object(
                 'process', h.process, 'change_date', h.change_date, 'update_date', h.update_date, 'name', h.name,
                 'name_kana', h.name_kana, 'prefecture_name', h.prefecture_name, 'city_name', h.city_name,
                 'street', h.street, 'post_code', h.post_code, 'address_abroad', h.address_abroad,
                 'reason', h.reason)), '[]')
        from (select o.process, o.change_date, o.update_date, o.name, o.name_kana, o.prefecture_name, o.city_name,
                     o.street, o.post_code, o.address_abroad, o.reason
              from registry.business_history o
              where o.business_id = b.business_id
              order by o.change_date desc nulls last, o.update_date desc nulls last, o.content_hash
              limit 200) h) as history,
       (select json_build_object('business_id', s.business_id, 'name', s.name, 'status', s.status,
                                 'close_date', s.close_date)
        from registry.business s where s.business_id = b.successor_business_id) as successor,
       (select coalesce(json_agg(json_build_object('business_id', m.business_id, 'name', m.name, 'status', m.status,
                                                   'close_date', m.close_date)), '[]')
        from (select o.business_id, o.name, o.status, o.close_date
              from registry.business o
              where o.successor_business_id = b.business_id
              order by o.close_date desc nulls last, o.business_id
              limit 200) m) as merged_from
from registry.business b
where b.business_id = $1::bigint;
