// Every named statement against the migrated schema: it can be prepared, takes as many parameters of such
// types as it is declared with, and gives the columns that the struct it fills has, with fitting types.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <regex>
#include <set>

#include "platform/coverage/coverage.hpp"
#include "platform/db/libpq_handles.hpp"
#include "platform/db/statement.hpp"
#include "repo/catalog.hpp"

namespace banso::census {
namespace {

using shape::Kind;
using shape::Type;

// PostgreSQL's type numbers (pg_type.dat), which never change.
constexpr Oid kBool = 16, kBytea = 17, kInt8 = 20, kInt2 = 21, kInt4 = 23, kText = 25, kJson = 114,
              kFloat4 = 700, kFloat8 = 701, kInet = 869, kVarchar = 1043, kDate = 1082, kTimestamptz = 1184,
              kNumeric = 1700, kUuid = 2950, kJsonb = 3802, kVoid = 2278;

const std::map<Oid, Oid>& element_of_array() {
  static const std::map<Oid, Oid> elements{
      {1000, kBool},    {1005, kInt2},   {1007, kInt4},   {1016, kInt8}, {1009, kText},
      {1015, kVarchar}, {1021, kFloat4}, {1022, kFloat8}, {1182, kDate}, {1185, kTimestamptz},
      {1231, kNumeric}, {3807, kJsonb},  {1001, kBytea},  {2951, kUuid}};
  return elements;
}

/// Whether a C++ value of this shape travels as this type of the database.
bool fits(const Type& type, Oid oid) {
  switch (type.kind) {
    case Kind::kBool:
      return oid == kBool;
    case Kind::kInt:
      return oid == kInt2 || oid == kInt4 || oid == kInt8;
    case Kind::kDouble:
      return oid == kFloat4 || oid == kFloat8 || oid == kNumeric;
    case Kind::kOptional:
      return fits(*type.element, oid);
    case Kind::kStruct:
    case Kind::kJson:
      return oid == kJson || oid == kJsonb;
    case Kind::kList: {
      const bool structured = type.element->kind == Kind::kStruct || type.element->kind == Kind::kJson;
      if (oid == kJson || oid == kJsonb) return true;
      const auto array = element_of_array().find(oid);
      return !structured && array != element_of_array().end() && fits(*type.element, array->second);
    }
    case Kind::kText:
      if (type.format == "date") return oid == kDate;
      if (type.format == "date-time") return oid == kTimestamptz;
      return oid == kText || oid == kVarchar || oid == kBytea || oid == kUuid || oid == kInet;
  }
  return false;
}

/// A whole number may be given where the statement computes with a fraction.
bool fits_parameter(const Type& type, Oid oid) {
  const Kind kind = type.kind == Kind::kOptional ? type.element->kind : type.kind;
  return fits(type, oid) || (kind == Kind::kInt && (oid == kFloat8 || oid == kNumeric));
}

/// Columns that a statement returns and no struct reads, because having them computed is their purpose.
const std::set<std::string>& computed_for_effect() {
  static const std::set<std::string> columns{"jobs.cancel_job.notified", "jobs.retry_job.notified"};
  return columns;
}

/// Columns that may be null, but not in the rows that the statement finds.
const std::map<std::string, std::string>& never_null_here() {
  static const std::map<std::string, std::string> columns{
      {"registry.find_running_import.started_at", "an import that runs has begun"},
      {"registry.find_same_file.finished_at",
       "an import that succeeded has ended (import_ends_with_its_state)"},
  };
  return columns;
}

struct Column {
  std::string name;
  Oid type;
  Oid table;
  int number;
};

struct Described {
  std::string error;
  std::vector<Oid> parameters;
  std::vector<Column> columns;
};

Described describe(PGconn* connection, const std::string& name, const std::string& sql) {
  Described described;
  const db::ResultHandle prepared(PQprepare(connection, name.c_str(), sql.c_str(), 0, nullptr));
  if (PQresultStatus(prepared.get()) != PGRES_COMMAND_OK) {
    described.error = PQerrorMessage(connection);
    return described;
  }
  const db::ResultHandle facts(PQdescribePrepared(connection, name.c_str()));
  for (int i = 0; i < PQnparams(facts.get()); ++i)
    described.parameters.push_back(PQparamtype(facts.get(), i));
  for (int i = 0; i < PQnfields(facts.get()); ++i) {
    described.columns.push_back({PQfname(facts.get(), i), PQftype(facts.get(), i), PQftable(facts.get(), i),
                                 PQftablecol(facts.get(), i)});
  }
  return described;
}

/// (table, column number) → may be null; words its check constraint allows.
struct ColumnFacts {
  std::string name;
  bool nullable = false;
  std::set<std::string> words;
};

std::map<std::pair<Oid, int>, ColumnFacts> column_facts() {
  std::map<std::pair<Oid, int>, ColumnFacts> facts;
  const auto found = rows(fmt::format(
      "select a.attrelid, a.attnum, not a.attnotnull, a.attname, (select "
      "string_agg(pg_get_constraintdef(k.oid), ' ') "
      "from "
      "pg_constraint k where k.conrelid = a.attrelid and k.contype = 'c' and k.conkey = array[a.attnum]) "
      "from pg_attribute a join pg_class c on c.oid = a.attrelid where c.relkind in ('r', 'p') and a.attnum "
      "> 0 and "
      "c.relnamespace in {}",
      kOurSchemas));
  static const std::regex list(R"(= ANY \(\(?ARRAY\[([^\]]*)\])");
  static const std::regex word("'([^']*)'");
  for (const auto& row : found) {
    ColumnFacts& column = facts[{static_cast<Oid>(std::stoul(row[0])), std::stoi(row[1])}];
    column.nullable = row[2] == "t";
    column.name = row[3];
    std::smatch match;
    if (!std::regex_search(row[4], match, list)) continue;
    const std::string words = match[1];
    for (std::sregex_iterator it(words.begin(), words.end(), word), end; it != end; ++it) {
      column.words.insert((*it)[1]);
    }
  }
  return facts;
}

const Type& inner(const Type& type) {
  return type.kind == Kind::kOptional ? *type.element : type;
}

/// Compares one column with the member it is read into. @return what is wrong, or ""
std::string compare(const Column& column, const Type& type, const std::string& sql,
                    const std::map<std::pair<Oid, int>, ColumnFacts>& facts,
                    const std::string& statement = "") {
  if (!fits(type, column.type))
    return fmt::format("column {} has a type (oid {}) that does not fit", column.name, column.type);
  const auto known = facts.find({column.table, column.number});
  if (known == facts.end()) return "";
  // A condition may rule the nulls out; otherwise the first null would be an internal error.
  const bool ruled_out = never_null_here().contains(statement + "." + column.name) ||
                         std::regex_search(sql, std::regex(known->second.name + R"(\s+is\s+not\s+null)"));
  if (known->second.nullable && type.kind != Kind::kOptional && !ruled_out) {
    return fmt::format("column {} may be null, its member may not", column.name);
  }
  const Type& value = inner(type);
  for (const std::string& word : known->second.words) {
    if (value.values.empty()) break;
    if (std::find(value.values.begin(), value.values.end(), word) == value.values.end()) {
      return fmt::format("column {} may hold \"{}\", which the enum {} does not know", column.name, word,
                         value.name);
    }
  }
  return "";
}

TEST(Statements, FitTheSchemaAndTheirStructs) {
  application();
  const db::ConnectionHandle connection(PQconnectdb(runtime_conninfo().c_str()));
  const auto facts = column_facts();
  ASSERT_FALSE(facts.empty());
  int count = 0;
  for (const db::Statement* statement : db::Statement::all()) {
    SCOPED_TRACE(statement->name());
    coverage::note("declared-statement", statement->name());
    std::string sql;
    try {
      sql = statement->sql();
    } catch (const std::out_of_range& missing) {
      ADD_FAILURE() << missing.what();
      continue;
    }
    const Described described = describe(connection.get(), fmt::format("census_{}", count++), sql);
    if (!described.error.empty()) {
      ADD_FAILURE() << described.error;
      continue;
    }
    const auto& parameters = statement->parameters();
    if (described.parameters.size() != parameters.size()) {
      ADD_FAILURE() << "takes " << described.parameters.size() << " parameters, declared with "
                    << parameters.size();
      continue;
    }
    for (std::size_t i = 0; i < parameters.size(); ++i) {
      EXPECT_TRUE(fits_parameter(*parameters[i], described.parameters[i]))
          << "parameter $" << i + 1 << " has a type (oid " << described.parameters[i]
          << ") that does not fit";
    }
    const Type* row = statement->row();
    if (row == nullptr) {
      for (const Column& column : described.columns) {
        EXPECT_TRUE(column.type == kVoid)
            << "column " << column.name << " is read by nobody: declare a Query";
      }
      continue;
    }
    if (row->kind != Kind::kStruct) {
      ASSERT_EQ(described.columns.size(), 1U) << "a scalar is read from exactly one column";
      EXPECT_EQ(compare(described.columns[0], *row, sql, facts), "");
      continue;
    }
    std::set<std::string> unread;
    for (const Column& column : described.columns) {
      EXPECT_TRUE(unread.insert(column.name).second) << "column " << column.name << " comes twice";
    }
    for (const shape::Field& field : row->fields) {
      const std::string name(field.name);
      const auto column = std::find_if(described.columns.begin(), described.columns.end(),
                                       [&](const Column& candidate) { return candidate.name == name; });
      if (column == described.columns.end()) {
        ADD_FAILURE() << "no column for " << row->name << "." << name;
        continue;
      }
      unread.erase(name);
      EXPECT_EQ(compare(*column, *field.type, sql, facts, statement->name()), "") << row->name << "." << name;
    }
    for (const std::string& name : unread) {
      EXPECT_TRUE(computed_for_effect().contains(statement->name() + "." + name))
          << "column " << name << " is read by no member of " << row->name;
    }
  }
}

TEST(Statements, AreAllDeclared) {
  application();
  std::set<std::string> declared;
  for (const db::Statement* statement : db::Statement::all()) declared.insert(statement->name());
  for (const auto& [name, sql] : db::all_named_sql()) {
    EXPECT_TRUE(declared.contains(name))
        << name << " stands in a .sql file, but no Query or Command declares it";
  }
}

// That this census can fail at all.
TEST(Statements, CensusNoticesWhatDoesNotFit) {
  const auto facts = column_facts();
  const db::ConnectionHandle connection(PQconnectdb(runtime_conninfo().c_str()));
  EXPECT_NE(describe(connection.get(), "wrong", "select nothing from platform.nowhere").error, "");
  const Described job =
      describe(connection.get(), "right",
               "select job_id, state, worker, created_at from platform.job where job_id = $1::bigint");
  ASSERT_EQ(job.error, "");
  ASSERT_EQ(job.columns.size(), 4U);
  EXPECT_EQ(job.parameters, std::vector<Oid>{kInt8});
  EXPECT_EQ(compare(job.columns[0], shape::type_of<std::int64_t>(), "", facts), "");
  EXPECT_NE(compare(job.columns[0], shape::type_of<std::string>(), "", facts), "") << "a number is no text";
  EXPECT_NE(compare(job.columns[2], shape::type_of<std::string>(), "", facts), "") << "worker may be null";
  EXPECT_EQ(compare(job.columns[2], shape::type_of<std::optional<std::string>>(), "", facts), "");
  EXPECT_NE(compare(job.columns[1], shape::type_of<identity::Role>(), "", facts), "") << "no state is a role";
  EXPECT_NE(compare(job.columns[3], shape::type_of<Date>(), "", facts), "") << "a moment is no day";
}

}  // namespace
}  // namespace banso::census
