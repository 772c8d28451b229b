// What holds for every table of the house, asked of the migrated database's own catalog.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "repo/catalog.hpp"

namespace banso::census {
namespace {

/// Tables without row level security: everybody who may run a statement at all may see every row.
const std::map<std::string, std::string>& public_tables() {
  static const std::map<std::string, std::string> tables{
      {"platform.migration", "which changes of the schema were applied: no data of anybody"},
  };
  return tables;
}

/// Foreign keys without an index on their own side, because the other side is never deleted from or looked up
/// by.
const std::map<std::string, std::string>& unindexed_keys() {
  static const std::map<std::string, std::string> keys{
      {"identity.api_token.organization_id", "organisations are closed, never deleted"},
      {"identity.invitation.accepted_by", "people are disabled; deleting one is rare and may read the table"},
      {"identity.invitation.invited_by", "the same"},
      {"identity.oidc_login.user_id", "rows live ten minutes"},
      {"identity.role_grant.granted_by", "people are disabled; deleting one is rare and may read the table"},
      {"identity.role_setting.updated_by", "six rows"},
  };
  return keys;
}

/// Tables that hold rows of businesses, but whose key begins with something else.
const std::map<std::string, std::string>& keyed_otherwise() {
  static const std::map<std::string, std::string> tables{
      {"recommend.changed_business", "a log in the order of its entries, read from where one left off"},
      {"recommend.new_measure_notice",
       "read and written person by person; one index only, to be queued quickly"},
  };
  return tables;
}

std::string tables_where(const std::string& condition) {
  return fmt::format(
      "select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = "
      "c.relnamespace "
      "where c.relkind in ('r', 'p') and n.oid in {} and {} order by 1",
      kOurSchemas, condition);
}

std::set<std::string> first_column(const std::string& sql) {
  std::set<std::string> values;
  for (const auto& row : rows(sql)) values.insert(row[0]);
  return values;
}

/// Every exception names something that exists and is exceptional: a list that nobody needs any more
/// misleads.
void expect_only(const std::set<std::string>& found, const std::map<std::string, std::string>& excused,
                 const std::string& what) {
  for (const auto& name : found) EXPECT_TRUE(excused.contains(name)) << name << ": " << what;
  for (const auto& [name, reason] : excused) {
    EXPECT_TRUE(found.contains(name))
        << name << " is excused (" << reason << ") but needs no excuse: remove it";
  }
}

TEST(Schema, EveryTableHasRowLevelSecurity) {
  EXPECT_GT(first_column(tables_where("true")).size(), 10U);
  expect_only(first_column(tables_where("not (c.relrowsecurity and c.relforcerowsecurity)")), public_tables(),
              "no row level security (enable and force it), and no reason in public_tables()");
  EXPECT_EQ(first_column(
                tables_where("c.relrowsecurity and not exists (select 1 from pg_policy p where p.polrelid = "
                             "c.oid)")),
            std::set<std::string>{})
      << "row level security without a policy: nobody sees anything";
}

TEST(Schema, PoliciesAreInlineExpressions) {
  const auto calls = rows(
      "select format('%s on %s calls %s', p.polname, p.polrelid::regclass, d.refobjid::regprocedure) "
      "from pg_policy p join pg_depend d on d.classid = 'pg_policy'::regclass and d.objid = p.oid "
      "where d.refclassid = 'pg_proc'::regclass");
  for (const auto& row : calls)
    ADD_FAILURE() << row[0] << ": a function per row costs a hundred times as much";
}

// Nobody who is not signed in may see a row of a private table: without settings, the policies say no.
TEST(Schema, TheRuntimeRoleIsBoundAndOwnsNothing) {
  EXPECT_EQ(first_column(
                "select rolname from pg_roles where rolname = 'banso_runtime' and (rolsuper or rolbypassrls "
                "or rolcreaterole or rolcreatedb)"),
            std::set<std::string>{});
  EXPECT_EQ(first_column(tables_where("pg_get_userbyid(c.relowner) = 'banso_runtime'")),
            std::set<std::string>{});
}

// A backup of a server where the owner is no superuser reads through the policies, acting as the system.
TEST(Schema, TheSystemMayReadEveryTable) {
  EXPECT_EQ(
      first_column(tables_where(
          "c.relrowsecurity and not exists (select 1 from pg_policy p where p.polrelid = c.oid and "
          "p.polpermissive and p.polcmd in ('r', '*') and p.polroles && array[0, c.relowner]::oid[] and "
          "(pg_get_expr(p.polqual, p.polrelid) = 'true' or pg_get_expr(p.polqual, p.polrelid) like "
          "'%''app.system''%'))")),
      std::set<std::string>{})
      << "no policy lets the owner acting as the system (app.system = 't') read it: backups would miss its "
         "rows";
}

TEST(Schema, EverythingHasAComment) {
  EXPECT_EQ(first_column(tables_where("obj_description(c.oid, 'pg_class') is null")), std::set<std::string>{})
      << "comment on table … is '…'";
  EXPECT_EQ(
      first_column(fmt::format(
          "select format('%I.%I.%I', n.nspname, c.relname, a.attname) from pg_attribute a join pg_class c on "
          "c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p') "
          "and "
          "a.attnum > 0 and not a.attisdropped and n.oid in {} and col_description(c.oid, a.attnum) is null",
          kOurSchemas)),
      std::set<std::string>{})
      << "comment on column … is '…'";
  EXPECT_EQ(first_column(
                fmt::format("select p.oid::regprocedure::text from pg_proc p where p.pronamespace in {} and "
                            "obj_description(p.oid, 'pg_proc') is null",
                            kOurSchemas)),
            std::set<std::string>{})
      << "comment on function … is '…'";
}

TEST(Schema, EveryForeignKeyHasAnIndex) {
  const auto found = first_column(fmt::format(
      "select format('%s.%s', k.conrelid::regclass, (select string_agg(a.attname, ',' order by x.n) from "
      "unnest(k.conkey) with ordinality x(attnum, n) join pg_attribute a on a.attrelid = k.conrelid and "
      "a.attnum = "
      "x.attnum)) from pg_constraint k where k.contype = 'f' and k.connamespace in {} and not exists (select "
      "1 from "
      "pg_index i where i.indrelid = k.conrelid and i.indisvalid and (string_to_array(i.indkey::text, "
      "' ')::int2[])[1:cardinality(k.conkey)] @> k.conkey)",
      kOurSchemas));
  expect_only(found, unindexed_keys(),
              "no index begins with these columns: deleting a referenced row reads it all");
}

TEST(Schema, FunctionsOfTheOwnerFixTheirSearchPath) {
  EXPECT_EQ(first_column(fmt::format("select p.oid::regprocedure::text from pg_proc p where p.pronamespace "
                                     "in {} and p.prosecdef and not "
                                     "coalesce(p.proconfig::text like '%search_path=%', false)",
                                     kOurSchemas)),
            std::set<std::string>{})
      << "a security definer function without `set search_path` can be led astray";
  EXPECT_EQ(
      first_column(fmt::format(
          "select p.oid::regprocedure::text from pg_proc p where p.pronamespace in {} and p.prosecdef and "
          "has_function_privilege('public', p.oid, 'execute')",
          kOurSchemas)),
      std::set<std::string>{})
      << "revoke all on function … from public";
}

// So that large tables can be partitioned and distributed by business.
TEST(Schema, TablesOfBusinessesAreKeyedByBusiness) {
  expect_only(
      first_column(tables_where(
          "exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'business_id' and "
          "a.attnotnull) and not exists (select 1 from pg_index i join pg_attribute a on a.attrelid = c.oid "
          "and a.attnum = i.indkey[0] where i.indrelid = c.oid and i.indisprimary and a.attname = "
          "'business_id')")),
      keyed_otherwise(), "its primary key does not begin with business_id");
}

}  // namespace
}  // namespace banso::census
