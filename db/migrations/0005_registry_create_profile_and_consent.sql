-- What owners say of their business, who may see it, and how one becomes an owner.

create table registry.business_profile (
  business_id              bigint      primary key references registry.business,
  version                  bigint      not null,
  alternate_name           text,
  name_en                  text,
  activity_status          text,
  description              text,
  website_url              text,
  representative_name      text,
  representative_name_kana text,
  representative_position  text,
  established_on           date,
  industry_codes           text[]      not null default '{}',
  fiscal_year_start        text,
  employee_count           bigint,
  regular_employee_count   bigint,
  capital_yen              bigint,
  annual_sales_yen         bigint,
  phone                    text,
  email                    text,
  main_address             jsonb,
  facility_description     text,
  places                   jsonb       not null default '[]',
  contacts                 jsonb       not null default '[]',
  related_organizations    jsonb       not null default '[]',
  sources                  jsonb       not null default '[]',
  updated_at               timestamptz not null,
  updated_by_user_id       bigint      not null,
  constraint profile_numbers_are_not_negative check (
    coalesce(employee_count, 0) >= 0 and coalesce(regular_employee_count, 0) >= 0 and coalesce(capital_yen, 0) >= 0)
);

comment on table registry.business_profile is 'The business''s own standard data items (Digital Agency GIF), kept by its owner';
comment on column registry.business_profile.business_id is 'The business';
comment on column registry.business_profile.version is 'Grows by one with each change; the ETag';
comment on column registry.business_profile.alternate_name is '通称: name in daily use';
comment on column registry.business_profile.name_en is 'English name';
comment on column registry.business_profile.activity_status is '活動状況: preparing, operating, suspended, closing';
comment on column registry.business_profile.description is 'What the business does, in its own words';
comment on column registry.business_profile.website_url is 'Address of its web site';
comment on column registry.business_profile.representative_name is 'Name of the representative';
comment on column registry.business_profile.representative_name_kana is 'Reading of the representative''s name';
comment on column registry.business_profile.representative_position is 'Title of the representative';
comment on column registry.business_profile.established_on is 'Day of foundation';
comment on column registry.business_profile.industry_codes is 'JSIC classes, the main one first';
comment on column registry.business_profile.fiscal_year_start is 'First day of the business year, MM-DD';
comment on column registry.business_profile.employee_count is 'All who work there';
comment on column registry.business_profile.regular_employee_count is 'Regular employees';
comment on column registry.business_profile.capital_yen is 'Capital in yen';
comment on column registry.business_profile.annual_sales_yen is 'Sales of the newest business year in yen';
comment on column registry.business_profile.phone is 'Main telephone number';
comment on column registry.business_profile.email is 'Main e-mail address';
comment on column registry.business_profile.main_address is 'Where it really works, if not at the registered address (Address)';
comment on column registry.business_profile.facility_description is '地物: shops, works and other facilities in words';
comment on column registry.business_profile.places is 'List of BusinessPlace';
comment on column registry.business_profile.contacts is 'List of ContactPoint';
comment on column registry.business_profile.related_organizations is 'List of RelatedOrganization';
comment on column registry.business_profile.sources is 'List of FieldSource: where each value came from and when';
comment on column registry.business_profile.updated_at is 'Last change';
comment on column registry.business_profile.updated_by_user_id is 'Who made it';

create table registry.consent (
  business_id          bigint      not null references registry.business,
  consent_id           bigint      not null generated always as identity,
  organization_id      bigint      not null,
  scope                text        not null check (scope in ('basic', 'contact', 'figures', 'all')),
  purpose              text        not null check (purpose in ('consultation', 'membership', 'subsidy', 'statistics')),
  starts_on            date        not null,
  ends_on              date        not null,
  granted_at           timestamptz not null,
  granted_by_user_id   bigint      not null,
  withdrawn_at         timestamptz,
  withdrawn_by_user_id bigint,
  primary key (business_id, consent_id),
  constraint consent_ends_after_it_starts check (ends_on >= starts_on),
  constraint consent_withdrawal_is_whole check ((withdrawn_at is null) = (withdrawn_by_user_id is null))
);
create unique index consent_id_idx on registry.consent (consent_id);
create index consent_organization_idx on registry.consent (organization_id, business_id);
-- One consent in force for each purpose: a new one replaces it.
create unique index consent_in_force_idx on registry.consent (business_id, organization_id, purpose)
  where withdrawn_at is null;

comment on table registry.consent is 'Consents of owners: which organisation may see what, for which purpose, until when; never deleted';
comment on column registry.consent.business_id is 'Whose items';
comment on column registry.consent.consent_id is 'Number of the consent';
comment on column registry.consent.organization_id is 'Who may see them (no foreign key: it lives in another context)';
comment on column registry.consent.scope is 'Which items: basic, contact (with basic), figures (with basic), all';
comment on column registry.consent.purpose is 'What for';
comment on column registry.consent.starts_on is 'First day (Japan)';
comment on column registry.consent.ends_on is 'Last day (Japan)';
comment on column registry.consent.granted_at is 'When it was given';
comment on column registry.consent.granted_by_user_id is 'Who gave it';
comment on column registry.consent.withdrawn_at is 'When it was withdrawn or replaced, if it was';
comment on column registry.consent.withdrawn_by_user_id is 'Who withdrew or replaced it';

create table registry.claim (
  business_id                bigint      not null,
  claim_id                   bigint      not null generated always as identity,
  user_id                    bigint      not null,
  state                      text        not null check (state in ('pending', 'confirmed', 'rejected', 'withdrawn')),
  method                     text        not null check (method in ('organization', 'openid')),
  confirming_organization_id bigint,
  applicant_position         text        not null default '',
  applicant_phone            text        not null default '',
  message                    text        not null default '',
  sole_proprietor            jsonb,
  submitted_at               timestamptz not null,
  decided_at                 timestamptz,
  decided_by_user_id         bigint,
  note                       text        not null default '',
  rejection_reason           text        not null default '',
  primary key (business_id, claim_id),
  constraint claim_has_who_confirms check ((method = 'organization') = (confirming_organization_id is not null)),
  constraint claim_sole_proprietor_tells_who check ((business_id >= 90000000000000) = (sole_proprietor is not null))
);
create unique index claim_id_idx on registry.claim (claim_id);
create unique index claim_pending_idx on registry.claim (business_id, user_id) where state = 'pending';
create index claim_user_idx on registry.claim (user_id);
create index claim_organization_idx on registry.claim (confirming_organization_id, state, submitted_at);

comment on table registry.claim is 'Claims of people to own a business, and what became of them';
comment on column registry.claim.business_id is 'The business; no foreign key, as a sole proprietor is only registered when confirmed';
comment on column registry.claim.claim_id is 'Number of the claim';
comment on column registry.claim.user_id is 'Who claims';
comment on column registry.claim.state is 'pending, confirmed, rejected or withdrawn (rules/claim_states.hpp)';
comment on column registry.claim.method is 'Who vouches: an organisation that was asked, or an OpenID provider';
comment on column registry.claim.confirming_organization_id is 'The organisation asked to confirm (no foreign key: it lives in another context)';
comment on column registry.claim.applicant_position is 'Position of the person in the business, or empty';
comment on column registry.claim.applicant_phone is 'Where the organisation can ring back, or empty';
comment on column registry.claim.message is 'Words to the organisation, or empty';
comment on column registry.claim.sole_proprietor is 'SoleProprietorFacts as stated; null for corporations';
comment on column registry.claim.submitted_at is 'When it was made';
comment on column registry.claim.decided_at is 'When it was confirmed, rejected or withdrawn';
comment on column registry.claim.decided_by_user_id is 'Who decided; null for an OpenID provider';
comment on column registry.claim.note is 'How the organisation checked, for itself';
comment on column registry.claim.rejection_reason is 'What the person was told';

-- Row level security ---------------------------------------------------------------------------------------------------
alter table registry.business_profile enable row level security, force row level security;
alter table registry.consent enable row level security, force row level security;
alter table registry.claim enable row level security, force row level security;

create policy consent_owner_functions on registry.consent to current_user using (true) with check (true);
create policy consent_of_own_business on registry.consent
  using (business_id = any (coalesce(nullif(current_setting('app.business_ids', true), ''), '{}')::bigint[]))
  with check (business_id = any (coalesce(nullif(current_setting('app.business_ids', true), ''), '{}')::bigint[]));
create policy consent_of_grantee on registry.consent for select
  using (organization_id = any (coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]));
create policy consent_seen_by_system on registry.consent for select
  using (current_setting('app.system_admin', true) = 't' or current_setting('app.system', true) = 't');
create policy consent_written_by_system on registry.consent for insert
  with check (current_setting('app.system', true) = 't');

create policy profile_owner_functions on registry.business_profile to current_user using (true) with check (true);
create policy profile_of_own_business on registry.business_profile
  using (business_id = any (coalesce(nullif(current_setting('app.business_ids', true), ''), '{}')::bigint[]))
  with check (business_id = any (coalesce(nullif(current_setting('app.business_ids', true), ''), '{}')::bigint[]));
create policy profile_by_consent on registry.business_profile for select
  using (exists (
    select from registry.consent c
    where c.business_id = business_profile.business_id
      and c.organization_id = any (
            coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[])
      and c.withdrawn_at is null
      and (now() at time zone interval '9 hours')::date between c.starts_on and c.ends_on));
create policy profile_written_by_system on registry.business_profile
  using (current_setting('app.system', true) = 't') with check (current_setting('app.system', true) = 't');

create policy claim_owner_functions on registry.claim to current_user using (true) with check (true);
-- Nobody confirms their own claim, unless an OpenID provider vouches.
create policy claim_of_claimant on registry.claim
  using (user_id = nullif(current_setting('app.user_id', true), '')::bigint)
  with check (user_id = nullif(current_setting('app.user_id', true), '')::bigint
              and (state in ('pending', 'withdrawn') or method = 'openid'));
create policy claim_of_confirming_organization on registry.claim
  using (confirming_organization_id = any (
           coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]));
create policy claim_of_system on registry.claim
  using (current_setting('app.system_admin', true) = 't' or current_setting('app.system', true) = 't')
  with check (current_setting('app.system_admin', true) = 't' or current_setting('app.system', true) = 't');

-- A sole proprietor's facts are seen by organisations with a consent in force, whatever its scope.
create policy business_by_consent on registry.business for select
  using (business_id >= 90000000000000 and business_id in (
    select c.business_id from registry.consent c
    where c.organization_id = any (
            coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[])
      and c.withdrawn_at is null
      and (now() at time zone interval '9 hours')::date between c.starts_on and c.ends_on));
create policy history_seen_by_owner on registry.business_history for select
  using (business_id = any (coalesce(nullif(current_setting('app.business_ids', true), ''), '{}')::bigint[]));

-- Owners publish their main industry (staff filter by it); everything else of the register is written by imports.
create function registry.publish_industry(published_business_id bigint, published_industry_code text) returns void
language sql security definer set search_path = registry, pg_temp as $$
  update registry.business set industry_code = published_industry_code
   where business_id = published_business_id and industry_code is distinct from published_industry_code
     and business_id = any (coalesce(nullif(current_setting('app.business_ids', true), ''), '{}')::bigint[]);
$$;
comment on function registry.publish_industry is 'Sets the main industry of a business of the caller';
revoke all on function registry.publish_industry from public;
grant execute on function registry.publish_industry to banso_runtime;

-- A confirmed sole proprietor becomes a business. Its facts may only be written here, and only by those whom the claim
-- asked; the keys of the search are computed by the program.
create function registry.register_sole_proprietor(
  confirmed_claim_id bigint, stated_name text, stated_name_kana text, stated_prefecture_code text,
  stated_city_code text, stated_prefecture_name text, stated_city_name text, stated_street text,
  stated_post_code text, folded_name text, folded_kana text, folded_address text, tokens int4[],
  registered_on date) returns bigint
language sql security definer set search_path = registry, pg_temp as $$
  insert into registry.business (
    business_id, kind, name, name_kana, prefecture_code, city_code, prefecture_name, city_name, street, post_code,
    update_date, assignment_date, name_key, kana_key, address_key, search_tokens, content_hash)
  select c.business_id, 'sole_proprietor', stated_name, stated_name_kana, stated_prefecture_code, stated_city_code,
         stated_prefecture_name, stated_city_name, stated_street, stated_post_code, registered_on, registered_on,
         folded_name, folded_kana, folded_address, tokens, 0
  from registry.claim c
  where c.claim_id = confirmed_claim_id and c.state = 'confirmed' and c.sole_proprietor is not null
    and (c.confirming_organization_id
           = any (coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[])
         or current_setting('app.system_admin', true) = 't' or current_setting('app.system', true) = 't')
  returning business_id;
$$;
comment on function registry.register_sole_proprietor is 'Adds the business of a confirmed claim of a sole proprietor; null if the caller may not';
revoke all on function registry.register_sole_proprietor from public;
grant execute on function registry.register_sole_proprietor to banso_runtime;
