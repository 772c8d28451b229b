-- Measures (subsidies, loans, dispatch …): the catalogue in immutable versions, drafts of the organisations that write
-- them, what businesses answered once, favourites, notices before deadlines, and the records that came from jGrants.
create schema measures;
comment on schema measures is 'Measures with their rules: catalogue, drafts, answers of businesses, favourites, notices, jGrants';
grant usage on schema measures to banso_runtime;
alter default privileges in schema measures grant select, insert, update, delete on tables to banso_runtime;
alter default privileges in schema measures grant usage, select on sequences to banso_runtime;

create table measures.catalogue (
  catalogue_id int    primary key check (catalogue_id = 1),
  version      bigint not null
);
insert into measures.catalogue (catalogue_id, version) values (1, 1);

comment on table measures.catalogue is 'One row: the counter that every change of the catalogue moves on, so that what is kept in memory knows when it is old';
comment on column measures.catalogue.catalogue_id is 'Always 1';
comment on column measures.catalogue.version is 'Grows with every change';

create table measures.measure (
  measure_id            bigint      generated always as identity primary key,
  measure_key           text        not null unique,
  source                text        not null check (source in ('seed', 'officer', 'jgrants')),
  owner_organization_id bigint,
  jgrants_id            text        unique,
  current_version       int         not null,
  withdrawn_at          timestamptz,
  changed_in            bigint      not null,
  created_at            timestamptz not null,
  updated_at            timestamptz not null,
  constraint measure_has_its_source check ((source = 'jgrants') = (jgrants_id is not null)
                                           and (source = 'officer') = (owner_organization_id is not null))
);
create index measure_changed_idx on measures.measure (changed_in);
create index measure_owner_idx on measures.measure (owner_organization_id) where owner_organization_id is not null;

comment on table measures.measure is 'One row per measure of the public catalogue; what it says stands in measure_version';
comment on column measures.measure.measure_id is 'Number of the measure';
comment on column measures.measure.measure_key is 'Its stable word: monodukuri_16, jgrants_a0w2x000004phchea0';
comment on column measures.measure.source is 'seed (comes with the program), officer (written here) or jgrants (imported)';
comment on column measures.measure.owner_organization_id is 'Whose officers may change it; only for source officer (no foreign key: it lives in another context)';
comment on column measures.measure.jgrants_id is 'Number in jGrants, 18 characters; only for source jgrants';
comment on column measures.measure.current_version is 'The version that counts';
comment on column measures.measure.withdrawn_at is 'When it was taken out of the catalogue, if it was';
comment on column measures.measure.changed_in is 'The version of measures.catalogue in which it changed last';
comment on column measures.measure.created_at is 'When it was added';
comment on column measures.measure.updated_at is 'When its current version was published';

create table measures.measure_version (
  measure_id              bigint      not null references measures.measure,
  version                 int         not null check (version > 0),
  document                jsonb       not null,
  note                    text        not null default '',
  published_at            timestamptz not null,
  published_by            text        not null,
  published_by_user_id    bigint,
  primary key (measure_id, version)
);

comment on table measures.measure_version is 'What a measure says, version by version; never changed';
comment on column measures.measure_version.measure_id is 'The measure';
comment on column measures.measure_version.version is '1, 2, 3 …';
comment on column measures.measure_version.document is 'MeasureDocument (rules/measure.hpp)';
comment on column measures.measure_version.note is 'What changed, in a sentence';
comment on column measures.measure_version.published_at is 'When it was published';
comment on column measures.measure_version.published_by is 'Who published it: a name, or 初期データ, jGrants';
comment on column measures.measure_version.published_by_user_id is 'The person; null for the program';

create table measures.draft (
  draft_id           bigint      generated always as identity primary key,
  organization_id    bigint      not null,
  measure_id         bigint      references measures.measure,
  version            bigint      not null,
  document           jsonb       not null,
  created_at         timestamptz not null,
  created_by_user_id bigint      not null,
  updated_at         timestamptz not null,
  updated_by_user_id bigint      not null
);
create index draft_organization_idx on measures.draft (organization_id, updated_at);
create unique index draft_measure_idx on measures.draft (measure_id);

comment on table measures.draft is 'Measures being written; seen by the organisation that writes them only';
comment on column measures.draft.draft_id is 'Number of the draft';
comment on column measures.draft.organization_id is 'Whose draft (no foreign key: it lives in another context)';
comment on column measures.draft.measure_id is 'The published measure it will be a new version of; null: a new measure';
comment on column measures.draft.version is 'Grows by one with each save; the ETag';
comment on column measures.draft.document is 'MeasureDocument, perhaps not complete yet';
comment on column measures.draft.created_at is 'When it was begun';
comment on column measures.draft.created_by_user_id is 'Who began it';
comment on column measures.draft.updated_at is 'Last save';
comment on column measures.draft.updated_by_user_id is 'Who saved it';

create table measures.fact_answer (
  business_id     bigint      not null,
  fact_key        text        not null,
  fact_answer_id  bigint      not null generated always as identity,
  value           jsonb,
  told_at         timestamptz not null,
  told_by_user_id bigint      not null,
  primary key (business_id, fact_key, fact_answer_id)
);

comment on table measures.fact_answer is 'What a business answered about itself once, for all measures; the newest row of a fact counts, older ones are history';
comment on column measures.fact_answer.business_id is 'The business (no foreign key: it lives in another context)';
comment on column measures.fact_answer.fact_key is 'The fact (rules/fact.hpp)';
comment on column measures.fact_answer.fact_answer_id is 'Order of the answers';
comment on column measures.fact_answer.value is 'The answer; null: taken back';
comment on column measures.fact_answer.told_at is 'When it was told';
comment on column measures.fact_answer.told_by_user_id is 'Who told it';

create table measures.favourite (
  business_id      bigint      not null,
  measure_id       bigint      not null references measures.measure,
  added_at         timestamptz not null,
  added_by_user_id bigint      not null,
  primary key (business_id, measure_id)
);
create index favourite_measure_idx on measures.favourite (measure_id);

comment on table measures.favourite is 'Measures that a business wants to keep an eye on; their deadlines are told by mail';
comment on column measures.favourite.business_id is 'The business (no foreign key: it lives in another context)';
comment on column measures.favourite.measure_id is 'The measure';
comment on column measures.favourite.added_at is 'When it was chosen';
comment on column measures.favourite.added_by_user_id is 'Who chose it';

create table measures.notice (
  business_id bigint      not null,
  measure_id  bigint      not null references measures.measure,
  user_id     bigint      not null,
  kind        text        not null check (kind in ('deadline', 'changed', 'ended')),
  about       text        not null,
  sent_at     timestamptz not null,
  primary key (business_id, measure_id, user_id, kind, about)
);
create index notice_measure_idx on measures.notice (measure_id);
create index notice_user_idx on measures.notice (user_id);

comment on table measures.notice is 'What people were told by mail about their favourite measures: never twice';
comment on column measures.notice.business_id is 'The business (no foreign key: it lives in another context)';
comment on column measures.notice.measure_id is 'The measure';
comment on column measures.notice.user_id is 'Who was told (no foreign key: it lives in another context)';
comment on column measures.notice.kind is 'deadline, changed or ended';
comment on column measures.notice.about is 'The deadline and how many days before ("2026-12-10/7"), or the version ("3")';
comment on column measures.notice.sent_at is 'When';

create table measures.notification_preference (
  user_id        bigint      primary key,
  deadline_days  int4[]      not null,
  changes        boolean     not null,
  new_measures   boolean     not null,
  digest         text        not null check (digest in ('daily', 'weekly', 'none')),
  updated_at     timestamptz not null
);

comment on table measures.notification_preference is 'What people want to hear by mail; without a row the defaults of the program hold';
comment on column measures.notification_preference.user_id is 'The person (no foreign key: it lives in another context)';
comment on column measures.notification_preference.deadline_days is 'How many days before a deadline: {14,3}';
comment on column measures.notification_preference.changes is 'Tell when a favourite measure changed or ended';
comment on column measures.notification_preference.new_measures is 'Tell of new measures that fit';
comment on column measures.notification_preference.digest is 'daily, weekly (on Mondays) or none';
comment on column measures.notification_preference.updated_at is 'Last change';

create table measures.jgrants_record (
  jgrants_id      text        primary key,
  measure_id      bigint      not null unique references measures.measure,
  record          jsonb       not null,
  first_seen_at   timestamptz not null,
  last_seen_at    timestamptz not null
);

comment on table measures.jgrants_record is 'What jGrants says of each subsidy, all crawls laid over each other: a list without details takes nothing away';
comment on column measures.jgrants_record.jgrants_id is 'Number in jGrants';
comment on column measures.jgrants_record.measure_id is 'The measure of the catalogue';
comment on column measures.jgrants_record.record is 'JgrantsRecord (jgrants/record.hpp); its HTML is made safe';
comment on column measures.jgrants_record.first_seen_at is 'When a file first held it';
comment on column measures.jgrants_record.last_seen_at is 'When a file last held it';

create table measures.jgrants_import (
  jgrants_import_id  bigint      generated always as identity primary key,
  organization_id    bigint,
  file_name          text        not null,
  file_size          bigint      not null,
  sha256             text        not null,
  file_key           text,
  state              text        not null check (state in ('queued', 'running', 'succeeded', 'failed', 'cancelled')),
  rows_added         bigint      not null default 0,
  rows_changed       bigint      not null default 0,
  rows_unchanged     bigint      not null default 0,
  rows_odd           bigint      not null default 0,
  rows_rejected      bigint      not null default 0,
  rows_ended         bigint      not null default 0,
  problems           jsonb       not null default '[]',
  report_key         text,
  message            text        not null default '',
  started_by         text        not null,
  started_by_user_id bigint,
  job_id             bigint,
  created_at         timestamptz not null,
  started_at         timestamptz,
  finished_at        timestamptz
);
create index jgrants_import_organization_idx on measures.jgrants_import (organization_id, jgrants_import_id);

comment on table measures.jgrants_import is 'Files of jGrants that were loaded, and what became of them';
comment on column measures.jgrants_import.jgrants_import_id is 'Number of the import';
comment on column measures.jgrants_import.organization_id is 'Whose officer loaded it; null: the command line (no foreign key: it lives in another context)';
comment on column measures.jgrants_import.file_name is 'What people call the file';
comment on column measures.jgrants_import.file_size is 'Bytes';
comment on column measures.jgrants_import.sha256 is 'Hash of the file';
comment on column measures.jgrants_import.file_key is 'Where it lies in the file store until it is loaded';
comment on column measures.jgrants_import.state is 'queued, running, succeeded (in together with the rows), failed or cancelled (nothing changed)';
comment on column measures.jgrants_import.rows_added is 'Subsidies that were new';
comment on column measures.jgrants_import.rows_changed is 'Subsidies that got a new version';
comment on column measures.jgrants_import.rows_unchanged is 'Subsidies that said what was known';
comment on column measures.jgrants_import.rows_odd is 'Subsidies that are in, but of which something could not be understood';
comment on column measures.jgrants_import.rows_rejected is 'Records that could not be used at all';
comment on column measures.jgrants_import.rows_ended is 'Known calls that this file shows as ended';
comment on column measures.jgrants_import.problems is 'The first odd or rejected records, to show beside the counts';
comment on column measures.jgrants_import.report_key is 'Where the list of all of them is in the file store, or null';
comment on column measures.jgrants_import.message is 'The outcome in a sentence for people';
comment on column measures.jgrants_import.started_by is 'Name of who started it';
comment on column measures.jgrants_import.started_by_user_id is 'Who started it; null: the command line';
comment on column measures.jgrants_import.job_id is 'The job that loads it, or null';
comment on column measures.jgrants_import.created_at is 'When it was asked for';
comment on column measures.jgrants_import.started_at is 'When loading began';
comment on column measures.jgrants_import.finished_at is 'When it ended';

-- Row level security ---------------------------------------------------------------------------------------------------
alter table measures.catalogue enable row level security, force row level security;
create policy catalogue_owner_functions on measures.catalogue to current_user using (true) with check (true);
create policy catalogue_public on measures.catalogue for select using (true);

-- Whoever publishes moves the counter on; the row lock puts publishers in a line, so that versions commit in order.
create function measures.next_catalogue_version() returns bigint
language sql security definer set search_path = measures, pg_temp as $$
  update measures.catalogue set version = version + 1 where catalogue_id = 1 returning version;
$$;
comment on function measures.next_catalogue_version is 'The number of a change of the catalogue that is about to be committed';
revoke all on function measures.next_catalogue_version from public;
grant execute on function measures.next_catalogue_version to banso_runtime;

alter table measures.measure enable row level security, force row level security;
create policy measure_public on measures.measure for select using (true);
create policy measure_of_owner on measures.measure
  using (owner_organization_id = any (
           coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]))
  with check (owner_organization_id = any (
                coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]));
create policy measure_of_system on measures.measure
  using (current_setting('app.system', true) = 't') with check (current_setting('app.system', true) = 't');

-- Versions are added and read, never changed or removed: there is no policy for that.
alter table measures.measure_version enable row level security, force row level security;
create policy measure_version_public on measures.measure_version for select using (true);
create policy measure_version_of_owner on measures.measure_version for insert
  with check (current_setting('app.system', true) = 't' or exists (
    select from measures.measure m
    where m.measure_id = measure_version.measure_id
      and m.owner_organization_id = any (
            coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[])));

alter table measures.draft enable row level security, force row level security;
create policy draft_of_organization on measures.draft
  using (organization_id = any (
           coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]))
  with check (organization_id = any (
                coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]));

create policy draft_seen_by_system on measures.draft for select
  using (current_setting('app.system', true) = 't');

alter table measures.fact_answer enable row level security, force row level security;
create policy fact_answer_of_own_business on measures.fact_answer
  using (business_id = any (coalesce(nullif(current_setting('app.business_ids', true), ''), '{}')::bigint[]))
  with check (business_id = any (coalesce(nullif(current_setting('app.business_ids', true), ''), '{}')::bigint[]));
create policy fact_answer_by_consent on measures.fact_answer for select
  using (exists (
    select from registry.consent c
    where c.business_id = fact_answer.business_id
      and c.organization_id = any (
            coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[])
      and c.purpose in ('consultation', 'subsidy')
      and c.withdrawn_at is null
      and (now() at time zone interval '9 hours')::date between c.starts_on and c.ends_on));
create policy fact_answer_seen_by_system on measures.fact_answer for select
  using (current_setting('app.system', true) = 't');

alter table measures.favourite enable row level security, force row level security;
create policy favourite_of_own_business on measures.favourite
  using (business_id = any (coalesce(nullif(current_setting('app.business_ids', true), ''), '{}')::bigint[]))
  with check (business_id = any (coalesce(nullif(current_setting('app.business_ids', true), ''), '{}')::bigint[]));
create policy favourite_by_consent on measures.favourite for select
  using (exists (
    select from registry.consent c
    where c.business_id = favourite.business_id
      and c.organization_id = any (
            coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[])
      and c.purpose in ('consultation', 'subsidy')
      and c.withdrawn_at is null
      and (now() at time zone interval '9 hours')::date between c.starts_on and c.ends_on));
create policy favourite_seen_by_system on measures.favourite for select
  using (current_setting('app.system', true) = 't');

alter table measures.notice enable row level security, force row level security;
create policy notice_of_oneself on measures.notice for select
  using (user_id = nullif(current_setting('app.user_id', true), '')::bigint);
create policy notice_of_system on measures.notice
  using (current_setting('app.system', true) = 't') with check (current_setting('app.system', true) = 't');

alter table measures.notification_preference enable row level security, force row level security;
create policy notification_preference_of_oneself on measures.notification_preference
  using (user_id = nullif(current_setting('app.user_id', true), '')::bigint)
  with check (user_id = nullif(current_setting('app.user_id', true), '')::bigint);
create policy notification_preference_seen_by_system on measures.notification_preference for select
  using (current_setting('app.system', true) = 't');

alter table measures.jgrants_record enable row level security, force row level security;
create policy jgrants_record_public on measures.jgrants_record for select using (true);
create policy jgrants_record_of_system on measures.jgrants_record
  using (current_setting('app.system', true) = 't') with check (current_setting('app.system', true) = 't');

alter table measures.jgrants_import enable row level security, force row level security;
create policy jgrants_import_of_organization on measures.jgrants_import
  using (organization_id = any (
           coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]))
  with check (organization_id = any (
                coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]));
create policy jgrants_import_of_administrators on measures.jgrants_import
  using (current_setting('app.system_admin', true) = 't' or current_setting('app.system', true) = 't')
  with check (current_setting('app.system_admin', true) = 't' or current_setting('app.system', true) = 't');
