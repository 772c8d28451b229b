-- Businesses: the public facts of corporations as the National Tax Agency publishes them, what their records said
-- before, and how they are searched. Sole proprietors live in the same table; their facts are not public.

create table registry.business (
  business_id           bigint   primary key,
  kind                  text     not null,
  status                text     not null default 'active',
  name                  text     not null,
  name_kana             text     not null default '',
  name_en               text     not null default '',
  prefecture_code       text     not null default '',
  city_code             text     not null default '',
  prefecture_name       text     not null default '',
  city_name             text     not null default '',
  street                text     not null default '',
  post_code             text     not null default '',
  address_abroad        text     not null default '',
  prefecture_name_en    text     not null default '',
  address_en            text     not null default '',
  address_abroad_en     text     not null default '',
  name_image_id         text     not null default '',
  address_image_id      text     not null default '',
  address_abroad_image_id text   not null default '',
  process               text     not null default '01',
  corrected             boolean  not null default false,
  update_date           date,
  change_date           date,
  assignment_date       date,
  close_date            date,
  close_cause           text     not null default '',
  successor_business_id bigint,
  change_cause          text     not null default '',
  searchable            boolean  not null default true,
  industry_code         text,
  name_key              text     not null,
  kana_key              text     not null default '',
  address_key           text     not null default '',
  search_tokens         int4[]   not null,
  content_hash          bigint   not null,
  constraint business_id_is_a_number check (business_id between 1000000000000 and 9999999999999
                                            or business_id between 90000000000000 and 99999999999999),
  constraint business_kind_fits_number check ((kind = 'sole_proprietor') = (business_id >= 90000000000000)),
  constraint business_status_is_known check (status in ('active', 'closed', 'deleted'))
);

comment on table registry.business is 'One row per business: public facts of corporations, identifying facts of sole proprietors, and their search keys';
comment on column registry.business.business_id is 'The corporate number; 14 digits from registry.sole_proprietor_number for sole proprietors';
comment on column registry.business.kind is 'Kind of corporation as the NTA codes it (101 … 499), or sole_proprietor';
comment on column registry.business.status is 'active, closed (register closed, merged …) or deleted (number withdrawn)';
comment on column registry.business.name is 'Name as registered, with its legal form';
comment on column registry.business.name_kana is 'Reading of the name without its legal form, or empty';
comment on column registry.business.name_en is 'English name, or empty';
comment on column registry.business.prefecture_code is 'JIS X 0401, two digits; 99: abroad; empty: unknown';
comment on column registry.business.city_code is 'JIS X 0401 and 0402, five digits; empty: unknown or abroad';
comment on column registry.business.prefecture_name is 'Prefecture of the registered address as written';
comment on column registry.business.city_name is 'City, ward or district of the registered address as written';
comment on column registry.business.street is 'The rest of the registered address as written';
comment on column registry.business.post_code is 'Seven digits, or empty';
comment on column registry.business.address_abroad is 'Address outside Japan, or empty';
comment on column registry.business.prefecture_name_en is 'Prefecture in English, or empty';
comment on column registry.business.address_en is 'City and street in English, or empty';
comment on column registry.business.address_abroad_en is 'Address outside Japan in English, or empty';
comment on column registry.business.name_image_id is 'NTA image of a name with characters outside JIS, or empty';
comment on column registry.business.address_image_id is 'NTA image of the address, or empty';
comment on column registry.business.address_abroad_image_id is 'NTA image of the address outside Japan, or empty';
comment on column registry.business.process is 'What the newest record told (01 new, 11 renamed, 12 moved, 21 closed, 71 merged …)';
comment on column registry.business.corrected is 'The newest record corrects an earlier one';
comment on column registry.business.update_date is 'Day on which the source changed the record';
comment on column registry.business.change_date is 'Day on which the fact itself changed';
comment on column registry.business.assignment_date is 'Day on which the number was assigned';
comment on column registry.business.close_date is 'Day on which the register was closed, if it was';
comment on column registry.business.close_cause is 'Why it was closed (01, 11, 21, 31), or empty';
comment on column registry.business.successor_business_id is 'The corporation it was merged into; may be unknown here, so no foreign key';
comment on column registry.business.change_cause is 'Details of the change in words, or empty';
comment on column registry.business.searchable is 'False: the NTA keeps it out of its own search (registered address no longer exists)';
comment on column registry.business.industry_code is 'JSIC class the owner publishes, or null';
comment on column registry.business.name_key is 'fold_name(name): only for matching';
comment on column registry.business.kana_key is 'fold_kana(name_kana): only for matching';
comment on column registry.business.address_key is 'fold_address of the whole address: only for matching';
comment on column registry.business.search_tokens is 'Hashed 2-grams of name, kana and town, and area tokens (rules/search_tokens.hpp)';
comment on column registry.business.content_hash is 'Hash of everything imported: an equal record is not written again';

-- The only large index besides the key, because the bulk load pays for each. 2-grams, because names are looked for
-- by two characters; area and kind are tokens of the same array, so that a common gram within a city is one
-- intersection. New entries wait in a pending list that every search reads through: a bulk load may let it grow
-- (set gin_pending_list_limit in its own session) and must call registry.settle_search_index() at its end.
create index business_search_tokens_idx on registry.business using gin (search_tokens);
create index business_industry_idx on registry.business (industry_code collate "C")
  where industry_code is not null;
create index business_successor_idx on registry.business (successor_business_id)
  where successor_business_id is not null;

create sequence registry.sole_proprietor_number as bigint start 90000000000001 minvalue 90000000000001
  maxvalue 99999999999999;
comment on sequence registry.sole_proprietor_number is 'business_id of businesses without a corporate number';

create table registry.business_history (
  business_id           bigint      not null,
  content_hash          bigint      not null,
  kind                  text        not null,
  name                  text        not null,
  name_kana             text        not null default '',
  prefecture_code       text        not null default '',
  city_code             text        not null default '',
  prefecture_name       text        not null default '',
  city_name             text        not null default '',
  street                text        not null default '',
  post_code             text        not null default '',
  address_abroad        text        not null default '',
  process               text        not null,
  corrected             boolean     not null default false,
  update_date           date,
  change_date           date,
  close_date            date,
  close_cause           text        not null default '',
  successor_business_id bigint,
  change_cause          text        not null default '',
  reason                text        not null,
  recorded_at           timestamptz not null,
  name_key              text        not null default '',
  primary key (business_id, content_hash),
  constraint history_reason_is_known check (reason in ('replaced', 'corrected', 'withdrawn', 'past_row', 'older_row'))
);

-- Former names are looked for by their beginning, when nothing is called so today.
create index business_history_name_idx on registry.business_history (name_key text_pattern_ops) where name_key <> '';

comment on table registry.business_history is 'Earlier versions of a business: one row per record that a newer one replaced';
comment on column registry.business_history.business_id is 'The business';
comment on column registry.business_history.content_hash is 'Hash of the record, so that the same one is kept once';
comment on column registry.business_history.kind is 'Kind of corporation then';
comment on column registry.business_history.name is 'Name then';
comment on column registry.business_history.name_kana is 'Reading then, or empty';
comment on column registry.business_history.prefecture_code is 'Prefecture then';
comment on column registry.business_history.city_code is 'City then';
comment on column registry.business_history.prefecture_name is 'Prefecture then as written';
comment on column registry.business_history.city_name is 'City then as written';
comment on column registry.business_history.street is 'Rest of the address then as written';
comment on column registry.business_history.post_code is 'Postal code then';
comment on column registry.business_history.address_abroad is 'Address outside Japan then, or empty';
comment on column registry.business_history.process is 'What that record told (01 new, 11 renamed, 12 moved …)';
comment on column registry.business_history.corrected is 'That record corrected an earlier one';
comment on column registry.business_history.update_date is 'Day on which the source made that record';
comment on column registry.business_history.change_date is 'Day from which that record was true';
comment on column registry.business_history.close_date is 'Day of closing in that record';
comment on column registry.business_history.close_cause is 'Cause of closing in that record, or empty';
comment on column registry.business_history.successor_business_id is 'Successor in that record';
comment on column registry.business_history.change_cause is 'Details of the change in words, or empty';
comment on column registry.business_history.reason is 'Why it is not the current record: replaced, corrected, withdrawn, past_row (so marked by the source) or older_row (came later than a newer one)';
comment on column registry.business_history.recorded_at is 'When Banso put it aside';
comment on column registry.business_history.name_key is 'Folded name (fold_name), if the business was truly called so; else empty';

-- Row level security. Corporations are public; what a sole proprietor is called and where is known to the owner,
-- and (0005) to those with a consent. The owner role reads everything: it runs the functions below and nothing else.
alter table registry.business enable row level security;
alter table registry.business force row level security;
alter table registry.business_history enable row level security;
alter table registry.business_history force row level security;

create policy business_all_for_owner_role on registry.business to current_user using (true) with check (true);
create policy business_corporations_are_public on registry.business for select
  using (business_id < 90000000000000);
create policy business_seen_by_owner on registry.business for select
  using (business_id = any (coalesce(nullif(current_setting('app.business_ids', true), ''), '{}')::bigint[]));
create policy business_written_by_system on registry.business
  using (current_setting('app.system', true) = 't') with check (current_setting('app.system', true) = 't');

create policy history_all_for_owner_role on registry.business_history to current_user using (true) with check (true);
create policy history_of_corporations_is_public on registry.business_history for select
  using (business_id < 90000000000000);
create policy history_written_by_system on registry.business_history
  using (current_setting('app.system', true) = 't') with check (current_setting('app.system', true) = 't');

-- Finds candidates for a search. Row level security would keep the planner from using the GIN index (its operators
-- are not leakproof), so this runs as the owner, returns nothing but ids with what orders them, and the caller joins
-- them back to the table under the policy.
--
-- The search is a list of tries in order of relevance; try i is described by element i of each array. It is a range
-- of numbers (0 to 0: none), an intersection of tokens with patterns to compare, or (neither) a walk by number. A business may come
-- from several tries (a name that begins with the text also contains it): the lowest counts.
--
-- No query does unbounded work: each try stops at `most` rows found or `most_compared` rows compared, and the first
-- one that stops early ends the search. A row without business_id says that rows were left unread.
create function registry.find_business_candidates(
  tokens text[], name_patterns text[], kana_patterns text[], address_patterns text[],
  numbers_from bigint[], numbers_to bigint[],
  wanted_prefecture text, wanted_city text, wanted_kind text, industry_from text, industry_to text,
  statuses text[], private_ids bigint[], most integer, most_compared integer)
returns table (business_id bigint, try integer, closed boolean, name_length integer)
language plpgsql stable security definer rows 1000
set search_path = registry, pg_temp
set work_mem = '32MB'
set enable_seqscan = off
set jit = off
set plan_cache_mode = force_generic_plan
as $$
declare
  rows_found integer;
begin
  for i in 1 .. coalesce(array_length(tokens, 1), 0) loop
    if numbers_from[i] > 0 then
      return query
        select b.business_id, i, b.status <> 'active', char_length(b.name_key) from business b
        where b.business_id between numbers_from[i] and numbers_to[i]
          and (wanted_prefecture is null or b.prefecture_code = wanted_prefecture)
          and (wanted_city is null or b.city_code = wanted_city)
          and (wanted_kind is null or b.kind = wanted_kind)
          and (industry_from is null
               or b.industry_code collate "C" >= industry_from and b.industry_code collate "C" < industry_to)
          and b.status = any (statuses)
          and (b.business_id < 90000000000000 or b.business_id = any (private_ids))
        order by b.business_id
        limit most;
    elsif industry_from is not null then
      return query
        select b.business_id, i, b.status <> 'active', char_length(b.name_key) from business b
        where b.industry_code is not null
          and b.industry_code collate "C" >= industry_from and b.industry_code collate "C" < industry_to
          and b.search_tokens @> tokens[i]::int4[]
          and b.name_key like name_patterns[i]
          and b.kana_key like kana_patterns[i]
          and b.address_key like address_patterns[i]
          and (wanted_prefecture is null or b.prefecture_code = wanted_prefecture)
          and (wanted_city is null or b.city_code = wanted_city)
          and (wanted_kind is null or b.kind = wanted_kind)
          and b.status = any (statuses)
          and b.searchable
          and (b.business_id < 90000000000000 or b.business_id = any (private_ids))
        limit most;
    elsif tokens[i] <> '{}' then
      return query
        select case when r.matches then r.business_id end, i, r.status <> 'active', char_length(r.name_key)
        from (
          select b.business_id, b.status, b.name_key, row_number() over () as place,
                 b.name_key like name_patterns[i]
                 and b.kana_key like kana_patterns[i]
                 and b.address_key like address_patterns[i]
                 and (wanted_prefecture is null or b.prefecture_code = wanted_prefecture)
                 and (wanted_city is null or b.city_code = wanted_city)
                 and (wanted_kind is null or b.kind = wanted_kind)
                 and b.status = any (statuses)
                 and b.searchable
                 and (b.business_id < 90000000000000 or b.business_id = any (private_ids)) as matches
          from business b
          where b.search_tokens @> tokens[i]::int4[]
          limit most_compared) r
        where r.matches or r.place = most_compared
        limit most;
    else
      return query
        select b.business_id, i, b.status <> 'active', char_length(b.name_key) from business b
        where b.status = any (statuses)
          and b.searchable
          and (b.business_id < 90000000000000 or b.business_id = any (private_ids))
        order by b.business_id
        limit most;
    end if;
    get diagnostics rows_found = row_count;
    exit when rows_found >= most;
  end loop;
end
$$;
comment on function registry.find_business_candidates is 'Ids of businesses that may match, in order of relevance; to be joined back under row level security';
revoke all on function registry.find_business_candidates from public;
grant execute on function registry.find_business_candidates to banso_runtime;

create function registry.settle_search_index() returns bigint
language plpgsql security definer
set search_path = registry, pg_temp
as $$
begin
  analyze business;
  return gin_clean_pending_list('business_search_tokens_idx');
end
$$;
comment on function registry.settle_search_index is 'After a bulk load: files the waiting entries of the search index and refreshes the statistics';
revoke all on function registry.settle_search_index from public;
grant execute on function registry.settle_search_index to banso_runtime;
