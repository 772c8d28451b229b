-- The schemas of the house and what the runtime role may do in each: read and write rows, never change structure.
-- Tables created later inherit these grants; row level security narrows them.
create schema if not exists platform;
create schema identity;
create schema registry;

comment on schema platform is 'Jobs, audit log, mail, files and the ledger of migrations';
comment on schema identity is 'Users, sessions, organisations, roles, invitations and API tokens';
comment on schema registry is 'Businesses by corporate number: public facts, own items, claims, consents, imports';

grant usage on schema platform, identity, registry to banso_runtime;
alter default privileges in schema platform grant select, insert, update, delete on tables to banso_runtime;
alter default privileges in schema identity grant select, insert, update, delete on tables to banso_runtime;
alter default privileges in schema registry grant select, insert, update, delete on tables to banso_runtime;
alter default privileges in schema platform grant usage, select on sequences to banso_runtime;
alter default privileges in schema identity grant usage, select on sequences to banso_runtime;
alter default privileges in schema registry grant usage, select on sequences to banso_runtime;

comment on table platform.migration is 'Applied migrations; written by the program when it starts';
comment on column platform.migration.number is 'Place in the one linear history';
comment on column platform.migration.name is 'File name without its ending';
comment on column platform.migration.sha256 is 'Hash of the file: an applied migration never changes';
comment on column platform.migration.applied_at is 'When it was applied';
