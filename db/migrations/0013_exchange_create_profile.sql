-- Exchange of member records with the core systems of chambers: mapping profiles, checked imports, exports.
create schema exchange;
comment on schema exchange is 'Import and export of member records: mapping profiles, previews, what was taken over and handed out';
grant usage on schema exchange to banso_runtime;
alter default privileges in schema exchange grant select, insert, update, delete on tables to banso_runtime;
alter default privileges in schema exchange grant usage, select on sequences to banso_runtime;

create table exchange.profile (
  organization_id    bigint      not null references identity.organization,
  profile_id         bigint      generated always as identity unique,
  standard_key       text,
  name               text        not null,
  description        text        not null default '',
  mapping            jsonb       not null,
  shared             boolean     not null default false,
  copied_from        text        not null default '',
  version            bigint      not null,
  created_at         timestamptz not null,
  updated_at         timestamptz not null,
  updated_by_user_id bigint      not null,
  removed_at         timestamptz,
  primary key (organization_id, profile_id)
);
create unique index profile_standard_idx on exchange.profile (organization_id, standard_key)
  where standard_key is not null and removed_at is null;
create index profile_shared_idx on exchange.profile (profile_id) where shared and removed_at is null;
comment on table exchange.profile is 'How a core system lays out its files and what its columns mean';
comment on column exchange.profile.organization_id is 'The chamber that made it';
comment on column exchange.profile.profile_id is 'Number of the profile';
comment on column exchange.profile.standard_key is 'Of a layout that comes with the program: its key; else null';
comment on column exchange.profile.name is 'What people call it';
comment on column exchange.profile.description is 'What it is for';
comment on column exchange.profile.mapping is 'A Mapping (rules/mapping.hpp)';
comment on column exchange.profile.shared is 'Other chambers may look at it and copy it';
comment on column exchange.profile.copied_from is 'Whose profile it was copied from, in words, or empty';
comment on column exchange.profile.version is 'Grows by one with each change; the ETag';
comment on column exchange.profile.created_at is 'When it was made';
comment on column exchange.profile.updated_at is 'Last change';
comment on column exchange.profile.updated_by_user_id is 'Who made it';
comment on column exchange.profile.removed_at is 'When it was taken out of use, if it was';

create table exchange.profile_version (
  organization_id  bigint      not null,
  profile_id       bigint      not null,
  version          bigint      not null,
  name             text        not null,
  mapping          jsonb       not null,
  note             text        not null default '',
  saved_at         timestamptz not null,
  saved_by_user_id bigint      not null,
  primary key (organization_id, profile_id, version),
  foreign key (organization_id, profile_id) references exchange.profile on delete cascade
);
comment on table exchange.profile_version is 'What a profile said, version by version; never changed';
comment on column exchange.profile_version.organization_id is 'The chamber';
comment on column exchange.profile_version.profile_id is 'The profile';
comment on column exchange.profile_version.version is '1, 2, 3 …';
comment on column exchange.profile_version.name is 'Its name then';
comment on column exchange.profile_version.mapping is 'Its mapping then';
comment on column exchange.profile_version.note is 'What changed, in a sentence';
comment on column exchange.profile_version.saved_at is 'When it was saved';
comment on column exchange.profile_version.saved_by_user_id is 'Who saved it';

create table exchange.import (
  organization_id    bigint      not null references identity.organization,
  import_id          bigint      generated always as identity unique,
  origin             text        not null check (origin in ('upload', 'drop')),
  file_name          text        not null,
  file_size          bigint      not null check (file_size >= 0),
  sha256             text        not null,
  file_key           text,
  profile_id         bigint,
  profile_version    bigint,
  mapping            jsonb,
  state              text        not null check (state in ('waiting', 'checking', 'checked', 'applying', 'applied', 'undoing',
                                                           'undone', 'failed', 'cancelled')),
  message            text        not null default '',
  rows_total         bigint      not null default 0,
  rows_new           bigint      not null default 0,
  rows_changed       bigint      not null default 0,
  rows_same          bigint      not null default 0,
  rows_conflict      bigint      not null default 0,
  rows_error         bigint      not null default 0,
  rows_noticed       bigint      not null default 0,
  rows_applied       bigint      not null default 0,
  encoding           text        not null default '',
  round_trip         jsonb       not null default '[]',
  notices            jsonb       not null default '[]',
  job_id             bigint,
  created_by         text        not null,
  created_by_user_id bigint,
  created_at         timestamptz not null,
  checked_at         timestamptz,
  applied_at         timestamptz,
  undo_until         timestamptz,
  undone_at          timestamptz,
  primary key (organization_id, import_id)
);
create index import_by_time_idx on exchange.import (organization_id, created_at desc, import_id desc);
create index import_same_file_idx on exchange.import (organization_id, sha256) where state = 'applied';
comment on table exchange.import is 'Files of member records: what came, what the check found, what became of it';
comment on column exchange.import.organization_id is 'The chamber';
comment on column exchange.import.import_id is 'Number of the import';
comment on column exchange.import.origin is 'upload (a person) or drop (the folder)';
comment on column exchange.import.file_name is 'What people call the file';
comment on column exchange.import.file_size is 'Its bytes';
comment on column exchange.import.sha256 is 'SHA-256 of the file, hex: the same file is recognised';
comment on column exchange.import.file_key is 'Where the file is in the file store; null once it is no longer needed';
comment on column exchange.import.profile_id is 'The profile it is read by; null: a mapping of its own (no foreign key: profiles may go)';
comment on column exchange.import.profile_version is 'Version of the profile when it was checked';
comment on column exchange.import.mapping is 'The Mapping it is read by; null until somebody chose';
comment on column exchange.import.state is 'waiting (for a mapping), checking, checked (nothing changed yet), applying, applied, undoing, undone, failed or cancelled';
comment on column exchange.import.message is 'The outcome in a sentence';
comment on column exchange.import.rows_total is 'Lines below the header';
comment on column exchange.import.rows_new is 'Lines that would be new records';
comment on column exchange.import.rows_changed is 'Lines that would change a record';
comment on column exchange.import.rows_same is 'Lines that say what is known';
comment on column exchange.import.rows_conflict is 'Lines for which a person must decide which record is meant';
comment on column exchange.import.rows_error is 'Lines that cannot be used as they are';
comment on column exchange.import.rows_noticed is 'Lines with something to look at that can be used';
comment on column exchange.import.rows_applied is 'Records that were made or changed';
comment on column exchange.import.encoding is 'What the file turned out to be written in';
comment on column exchange.import.round_trip is 'ColumnTrip of each column: what would be lost';
comment on column exchange.import.notices is 'What there is to say about the file as a whole';
comment on column exchange.import.job_id is 'The job that works on it now or did last';
comment on column exchange.import.created_by is 'Name of who brought it';
comment on column exchange.import.created_by_user_id is 'Who brought it; null: the drop folder';
comment on column exchange.import.created_at is 'When it came';
comment on column exchange.import.checked_at is 'When the check ended';
comment on column exchange.import.applied_at is 'When it was taken over';
comment on column exchange.import.undo_until is 'Until when that can be undone';
comment on column exchange.import.undone_at is 'When it was undone';

create table exchange.import_row (
  organization_id  bigint  not null,
  import_id        bigint  not null,
  row_number       bigint  not null,
  state            text    not null check (state in ('new', 'changed', 'same', 'conflict', 'error')),
  member_id        bigint,
  member_version   bigint,
  matched_by       text,
  member_number    text    not null default '',
  name             text    not null default '',
  fields           jsonb   not null,
  kept             jsonb   not null default '{}',
  differences      jsonb   not null default '[]',
  problems         jsonb   not null default '[]',
  noticed          boolean not null default false,
  mendable         boolean not null default false,
  candidates       bigint[] not null default '{}',
  decision         text    check (decision in ('skip', 'new', 'member')),
  applied_member_id bigint,
  applied_version  bigint,
  undone           boolean not null default false,
  primary key (organization_id, import_id, row_number),
  foreign key (organization_id, import_id) references exchange.import on delete cascade
);
create index import_row_state_idx on exchange.import_row (organization_id, import_id, state, row_number);
create index import_row_noticed_idx on exchange.import_row (organization_id, import_id, row_number) where noticed;
comment on table exchange.import_row is 'The lines of a file as the check found them, until they are taken over; afterwards what undoing needs';
comment on column exchange.import_row.organization_id is 'The chamber';
comment on column exchange.import_row.import_id is 'The import';
comment on column exchange.import_row.row_number is 'Line (or row of the sheet) in the file';
comment on column exchange.import_row.state is 'new, changed, same, conflict (a person must decide) or error';
comment on column exchange.import_row.member_id is 'The record it is about, if one was found';
comment on column exchange.import_row.member_version is 'Version of that record when the line was compared';
comment on column exchange.import_row.matched_by is 'By what the record was found: member_number, corporate_number, similar or person';
comment on column exchange.import_row.member_number is 'Number in the line, for finding it in the list';
comment on column exchange.import_row.name is 'Name in the line';
comment on column exchange.import_row.fields is 'What the line says: key of the field → canonical text or null';
comment on column exchange.import_row.kept is 'Columns kept as they came: header → text; an empty text: no longer kept';
comment on column exchange.import_row.differences is 'Difference of each field that would change';
comment on column exchange.import_row.problems is 'CellProblem of everything there is to say';
comment on column exchange.import_row.noticed is 'There are problems that do not keep the line from being used';
comment on column exchange.import_row.mendable is 'Only cells that could be left out are wrong';
comment on column exchange.import_row.candidates is 'Records that may be meant, for a conflict';
comment on column exchange.import_row.decision is 'What a person decided: skip it, a new record, or the record in member_id';
comment on column exchange.import_row.applied_member_id is 'The record that was made or changed';
comment on column exchange.import_row.applied_version is 'Version of the record right after';
comment on column exchange.import_row.undone is 'The change was taken back';

create table exchange.import_business (
  organization_id bigint  not null,
  import_id       bigint  not null,
  row_number      bigint  not null,
  business_id     bigint,
  certain         boolean not null,
  explanation     text    not null,
  primary key (organization_id, import_id, row_number),
  foreign key (organization_id, import_id) references exchange.import on delete cascade
);
comment on table exchange.import_business is 'What the national register says about lines of a file';
comment on column exchange.import_business.organization_id is 'The chamber';
comment on column exchange.import_business.import_id is 'The import';
comment on column exchange.import_business.row_number is 'The line';
comment on column exchange.import_business.business_id is 'The business it seems to be, if any';
comment on column exchange.import_business.certain is 'Certain enough to link a new record to it';
comment on column exchange.import_business.explanation is 'Why, or what is odd about it, in a sentence';

create table exchange.export (
  organization_id     bigint      not null references identity.organization,
  export_id           bigint      generated always as identity unique,
  origin              text        not null check (origin in ('person', 'schedule')),
  profile_id          bigint      not null,
  profile_version     bigint      not null,
  profile_name        text        not null,
  differences_only    boolean     not null,
  filter              jsonb       not null default '{}',
  replace_characters  boolean     not null default false,
  state               text        not null check (state in ('queued', 'running', 'succeeded', 'needs_consent', 'failed', 'cancelled')),
  message             text        not null default '',
  rows_written        bigint      not null default 0,
  rows_gone           bigint      not null default 0,
  problems            jsonb       not null default '[]',
  problems_total      bigint      not null default 0,
  file_name           text        not null default '',
  file_size           bigint      not null default 0,
  file_key            text,
  job_id              bigint,
  created_by          text        not null,
  created_by_user_id  bigint,
  created_at          timestamptz not null,
  finished_at         timestamptz,
  primary key (organization_id, export_id)
);
create index export_by_time_idx on exchange.export (organization_id, created_at desc, export_id desc);
comment on table exchange.export is 'Files of member records that were made for core systems';
comment on column exchange.export.organization_id is 'The chamber';
comment on column exchange.export.export_id is 'Number of the export';
comment on column exchange.export.origin is 'person, or schedule (the drop folder)';
comment on column exchange.export.profile_id is 'The profile it is written by (no foreign key: profiles may go)';
comment on column exchange.export.profile_version is 'Its version then';
comment on column exchange.export.profile_name is 'Its name then';
comment on column exchange.export.differences_only is 'Only records whose line differs from the one last written';
comment on column exchange.export.filter is 'Which members: a MemberFilter';
comment on column exchange.export.replace_characters is 'Somebody agreed that characters the file cannot hold are replaced';
comment on column exchange.export.state is 'queued, running, succeeded, needs_consent (characters would be lost; no file), failed or cancelled';
comment on column exchange.export.message is 'The outcome in a sentence';
comment on column exchange.export.rows_written is 'Records in the file';
comment on column exchange.export.rows_gone is 'Records of the last export that are no more';
comment on column exchange.export.problems is 'The first cells that cannot be written as they are';
comment on column exchange.export.problems_total is 'How many there are';
comment on column exchange.export.file_name is 'What the file is called';
comment on column exchange.export.file_size is 'Its bytes';
comment on column exchange.export.file_key is 'Where it is in the file store; null: there is none (any more)';
comment on column exchange.export.job_id is 'The job that makes it';
comment on column exchange.export.created_by is 'Name of who asked for it';
comment on column exchange.export.created_by_user_id is 'Who asked for it; null: the schedule';
comment on column exchange.export.created_at is 'When it was asked for';
comment on column exchange.export.finished_at is 'When it ended';

create table exchange.exported_row (
  organization_id bigint not null,
  profile_id      bigint not null,
  member_id       bigint not null,
  line_hash       bigint not null,
  primary key (organization_id, profile_id, member_id),
  foreign key (organization_id, profile_id) references exchange.profile on delete cascade
);
comment on table exchange.exported_row is 'What the other system knows by a profile: the line last written for, or read from, each record';
comment on column exchange.exported_row.organization_id is 'The chamber';
comment on column exchange.exported_row.profile_id is 'The profile';
comment on column exchange.exported_row.member_id is 'The record (no foreign key: it lives in another context)';
comment on column exchange.exported_row.line_hash is 'Hash of the line';

create table exchange.drop_folder (
  organization_id    bigint      primary key references identity.organization,
  enabled            boolean     not null,
  import_profile_id  bigint,
  export_profile_id  bigint,
  export_differences boolean     not null default true,
  looked_at          timestamptz,
  exported_on        date,
  message            text        not null default '',
  version            bigint      not null,
  updated_at         timestamptz not null,
  updated_by_user_id bigint      not null
);
comment on table exchange.drop_folder is 'Which chambers exchange files by a folder of the server, and how';
comment on column exchange.drop_folder.organization_id is 'The chamber; the folder is named by its number';
comment on column exchange.drop_folder.enabled is 'Whether anybody looks';
comment on column exchange.drop_folder.import_profile_id is 'Profile for files that come; null: none are taken';
comment on column exchange.drop_folder.export_profile_id is 'Profile for files that go, once a day; null: none go';
comment on column exchange.drop_folder.export_differences is 'Only differences go';
comment on column exchange.drop_folder.looked_at is 'When somebody looked last';
comment on column exchange.drop_folder.exported_on is 'Day of the last export';
comment on column exchange.drop_folder.message is 'What was found then';
comment on column exchange.drop_folder.version is 'Grows by one with each change; the ETag';
comment on column exchange.drop_folder.updated_at is 'Last change of the settings';
comment on column exchange.drop_folder.updated_by_user_id is 'Who made it';

-- Row level security ---------------------------------------------------------------------------------------------------
alter table exchange.profile enable row level security, force row level security;
alter table exchange.profile_version enable row level security, force row level security;
alter table exchange.import enable row level security, force row level security;
alter table exchange.import_row enable row level security, force row level security;
alter table exchange.import_business enable row level security, force row level security;
alter table exchange.export enable row level security, force row level security;
alter table exchange.exported_row enable row level security, force row level security;
alter table exchange.drop_folder enable row level security, force row level security;

create policy profile_of_own_organization on exchange.profile
  using (organization_id = any (coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]))
  with check (organization_id = any (coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]));
create policy profile_shared_with_chambers on exchange.profile for select
  using (shared and removed_at is null
         and coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}') <> '{}');
create policy profile_of_system on exchange.profile
  using (current_setting('app.system', true) = 't') with check (current_setting('app.system', true) = 't');
create policy profile_version_of_own_organization on exchange.profile_version
  using (organization_id = any (coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]))
  with check (organization_id = any (coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]));
create policy profile_version_of_system on exchange.profile_version
  using (current_setting('app.system', true) = 't') with check (current_setting('app.system', true) = 't');
create policy import_of_own_organization on exchange.import
  using (organization_id = any (coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]))
  with check (organization_id = any (coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]));
create policy import_of_system on exchange.import
  using (current_setting('app.system', true) = 't') with check (current_setting('app.system', true) = 't');
create policy import_row_of_own_organization on exchange.import_row
  using (organization_id = any (coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]))
  with check (organization_id = any (coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]));
create policy import_row_of_system on exchange.import_row
  using (current_setting('app.system', true) = 't') with check (current_setting('app.system', true) = 't');
create policy import_business_of_own_organization on exchange.import_business
  using (organization_id = any (coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]))
  with check (organization_id = any (coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]));
create policy import_business_of_system on exchange.import_business
  using (current_setting('app.system', true) = 't') with check (current_setting('app.system', true) = 't');
create policy export_of_own_organization on exchange.export
  using (organization_id = any (coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]))
  with check (organization_id = any (coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]));
create policy export_of_system on exchange.export
  using (current_setting('app.system', true) = 't') with check (current_setting('app.system', true) = 't');
create policy exported_row_of_own_organization on exchange.exported_row
  using (organization_id = any (coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]))
  with check (organization_id = any (coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]));
create policy exported_row_of_system on exchange.exported_row
  using (current_setting('app.system', true) = 't') with check (current_setting('app.system', true) = 't');
create policy drop_folder_of_own_organization on exchange.drop_folder
  using (organization_id = any (coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]))
  with check (organization_id = any (coalesce(nullif(current_setting('app.organization_ids', true), ''), '{}')::bigint[]));
create policy drop_folder_of_system on exchange.drop_folder
  using (current_setting('app.system', true) = 't') with check (current_setting('app.system', true) = 't');
