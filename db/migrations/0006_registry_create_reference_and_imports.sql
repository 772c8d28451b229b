-- Reference data (postal codes, municipalities, industries) and the record of every import.

create table registry.import (
  import_id          bigint      generated always as identity primary key,
  kind               text        not null,
  file_name          text        not null,
  file_size          bigint      not null check (file_size >= 0),
  sha256             text        not null,
  file_key           text,
  strict             boolean     not null default false,
  state              text        not null default 'queued',
  rows_inserted      bigint      not null default 0,
  rows_updated       bigint      not null default 0,
  rows_unchanged     bigint      not null default 0,
  rows_history_only  bigint      not null default 0,
  rows_rejected      bigint      not null default 0,
  entries            jsonb       not null default '[]',
  problems           jsonb       not null default '[]',
  rejected_key       text,
  message            text        not null default '',
  started_by         text        not null,
  started_by_user_id bigint,
  job_id             bigint,
  created_at         timestamptz not null,
  started_at         timestamptz,
  finished_at        timestamptz,
  constraint import_kind_is_known check (kind in ('nta', 'postal_codes', 'municipalities', 'industries', 'chambers')),
  constraint import_state_is_known check (state in ('queued', 'running', 'succeeded', 'failed', 'cancelled')),
  constraint import_ends_with_its_state check ((finished_at is not null) = (state in ('succeeded', 'failed', 'cancelled')))
);
create index import_same_file_idx on registry.import (sha256, kind) where state = 'succeeded';

comment on table registry.import is 'Files that were loaded, or should have been: what, by whom, with what outcome';
comment on column registry.import.import_id is 'Number of the import';
comment on column registry.import.kind is 'What the file holds: nta (corporate numbers), postal_codes, municipalities, industries or chambers';
comment on column registry.import.file_name is 'Name of the file as its sender calls it';
comment on column registry.import.file_size is 'Bytes of the file as it came (packed)';
comment on column registry.import.sha256 is 'SHA-256 of the file, hex: the same file is recognised';
comment on column registry.import.file_key is 'Where an uploaded file waits in the file store; null once it is loaded, or when it came by the command line';
comment on column registry.import.strict is 'One wrong line and nothing is loaded';
comment on column registry.import.state is 'queued, running, succeeded (committed together with the rows), failed or cancelled (nothing changed)';
comment on column registry.import.rows_inserted is 'Rows that were new';
comment on column registry.import.rows_updated is 'Rows that replaced what was known, withdrawals included';
comment on column registry.import.rows_unchanged is 'Rows that said what was known already';
comment on column registry.import.rows_history_only is 'Rows older than what was known, or marked as past: kept as history';
comment on column registry.import.rows_rejected is 'Lines that could not be used';
comment on column registry.import.entries is 'What each file inside turned out to be: name, layout, encoding, counts';
comment on column registry.import.problems is 'The first wrong lines, to show beside the counts';
comment on column registry.import.rejected_key is 'Where the list of all wrong lines is in the file store, or null';
comment on column registry.import.message is 'The outcome in a sentence for people';
comment on column registry.import.started_by is 'Name of who started it';
comment on column registry.import.started_by_user_id is 'Who started it; null: the command line or the program';
comment on column registry.import.job_id is 'The job that loads it, or null';
comment on column registry.import.created_at is 'When it was asked for';
comment on column registry.import.started_at is 'When loading began';
comment on column registry.import.finished_at is 'When it ended';

create table registry.postal_code (
  postal_code_id  bigint generated always as identity primary key,
  edition         text   not null check (edition in ('area', 'office', 'seed')),
  post_code       text   not null check (post_code ~ '^[0-9]{7}$'),
  city_code       text   not null,
  prefecture_code text   not null,
  prefecture_name text   not null,
  city_name       text   not null,
  town_name       text   not null default '',
  prefecture_kana text   not null default '',
  city_kana       text   not null default '',
  town_kana       text   not null default '',
  note            text   not null default '',
  office_name     text   not null default '',
  office_kana     text   not null default '',
  office_street   text   not null default ''
);
create index postal_code_idx on registry.postal_code (post_code);

comment on table registry.postal_code is 'Postal codes with the places they stand for; one code may stand for several';
comment on column registry.postal_code.postal_code_id is 'Order of the published file';
comment on column registry.postal_code.edition is 'area (KEN_ALL), office (JIGYOSYO: large users) or seed (the few that come with the program)';
comment on column registry.postal_code.post_code is 'Seven digits';
comment on column registry.postal_code.city_code is 'JIS X 0401 and 0402, five digits';
comment on column registry.postal_code.prefecture_code is 'JIS X 0401, two digits';
comment on column registry.postal_code.prefecture_name is 'Prefecture';
comment on column registry.postal_code.city_name is 'City, ward, town or village';
comment on column registry.postal_code.town_name is 'Town as it goes into an address; empty: none published';
comment on column registry.postal_code.prefecture_kana is 'Reading of the prefecture';
comment on column registry.postal_code.city_kana is 'Reading of the city';
comment on column registry.postal_code.town_kana is 'Reading of the town, or empty';
comment on column registry.postal_code.note is 'What the code is limited to within the town, or empty';
comment on column registry.postal_code.office_name is 'The large user whose own code it is, or empty';
comment on column registry.postal_code.office_kana is 'Reading of the large user, or empty';
comment on column registry.postal_code.office_street is 'Number and building of the large user, or empty';

create table registry.municipality (
  city_code       text primary key check (city_code ~ '^[0-9]{5}$'),
  area_code       text not null,
  prefecture_code text not null,
  prefecture_name text not null,
  name            text not null,
  name_kana       text not null default ''
);
create index municipality_prefecture_idx on registry.municipality (prefecture_code, city_code);

comment on table registry.municipality is 'Cities, wards, towns and villages with their codes';
comment on column registry.municipality.city_code is 'JIS X 0401 and 0402, five digits';
comment on column registry.municipality.area_code is 'Local government code, six digits with check digit';
comment on column registry.municipality.prefecture_code is 'JIS X 0401, two digits';
comment on column registry.municipality.prefecture_name is 'Prefecture';
comment on column registry.municipality.name is 'Name, a ward with its city';
comment on column registry.municipality.name_kana is 'Reading, or empty';

create table registry.industry (
  industry_code text primary key,
  level         int  not null check (level between 1 and 4),
  parent_code   text references registry.industry (industry_code) deferrable initially deferred,
  name          text not null,
  constraint industry_has_parent check ((level = 1) = (parent_code is null))
);
create index industry_parent_idx on registry.industry (parent_code);

comment on table registry.industry is 'Japan Standard Industrial Classification (JSIC, 日本標準産業分類)';
comment on column registry.industry.industry_code is 'A (level 1), 01, 011 or 0111';
comment on column registry.industry.level is '1 大分類, 2 中分類, 3 小分類, 4 細分類';
comment on column registry.industry.parent_code is 'The class above; null on level 1';
comment on column registry.industry.name is 'Name of the class';

-- Imports are for system administrators; reference data is for everybody and changed by imports only.
alter table registry.import enable row level security;
alter table registry.import force row level security;
create policy import_of_administrators on registry.import
  using (current_setting('app.system_admin', true) = 't' or current_setting('app.system', true) = 't')
  with check (current_setting('app.system_admin', true) = 't' or current_setting('app.system', true) = 't');

alter table registry.postal_code enable row level security;
alter table registry.postal_code force row level security;
create policy postal_code_public on registry.postal_code for select using (true);
create policy postal_code_written_by_system on registry.postal_code
  using (current_setting('app.system', true) = 't') with check (current_setting('app.system', true) = 't');

alter table registry.municipality enable row level security;
alter table registry.municipality force row level security;
create policy municipality_public on registry.municipality for select using (true);
create policy municipality_written_by_system on registry.municipality
  using (current_setting('app.system', true) = 't') with check (current_setting('app.system', true) = 't');

alter table registry.industry enable row level security;
alter table registry.industry force row level security;
create policy industry_public on registry.industry for select using (true);
create policy industry_written_by_system on registry.industry
  using (current_setting('app.system', true) = 't') with check (current_setting('app.system', true) = 't');
