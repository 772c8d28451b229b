-- Prepares a PostgreSQL server (15 or later) that somebody else runs. As its administrator:
--   psql -v owner_password=… -v runtime_password=… -f roles.sql postgres
-- Then give banso:
--   BANSO_DATABASE_URL=postgresql://banso_owner:…@server/banso
--   BANSO_DATABASE_RUNTIME_URL=postgresql://banso_runtime:…@server/banso
create role banso_owner login nosuperuser nocreatedb nocreaterole nobypassrls password :'owner_password';
create role banso_runtime login nosuperuser nocreatedb nocreaterole nobypassrls password :'runtime_password';
create database banso owner banso_owner encoding 'UTF8' locale 'C.UTF-8' template template0;
grant connect, temporary on database banso to banso_runtime;
revoke connect, temporary on database banso from public;
-- The owner hands rights to the runtime role when the program starts.
grant banso_runtime to banso_owner;
