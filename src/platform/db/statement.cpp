#include "platform/db/statement.hpp"

#include <map>
#include <stdexcept>

#include "platform/coverage/coverage.hpp"
#include "platform/files/embedded.hpp"

namespace banso::db {
namespace {

std::vector<const Statement*>& registered() {
  static std::vector<const Statement*> statements;
  return statements;
}

/// "src/contexts/registry/store/queries.sql" → "registry", "src/platform/jobs/queries.sql" → "jobs".
std::string_view owner_of(std::string_view path) {
  path.remove_prefix(std::string_view("src/").size());
  path.remove_prefix(path.find('/') + 1);
  return path.substr(0, path.find('/'));
}

std::vector<std::pair<std::string, std::string>> read_named_sql() {
  constexpr std::string_view kMark = "-- name: ";
  std::vector<std::pair<std::string, std::string>> found;
  for (const auto& file : files::embedded_under("src/", ".sql")) {
    const std::string owner(owner_of(file.path));
    std::string_view rest = file.content;
    auto start = rest.find(kMark);
    while (start != std::string_view::npos) {
      rest.remove_prefix(start + kMark.size());
      const auto line_end = rest.find('\n');
      start = rest.find(kMark, line_end);
      const std::string_view body =
          rest.substr(line_end, start == std::string_view::npos ? start : start - line_end);
      found.emplace_back(owner + "." + std::string(rest.substr(0, line_end)), body);
    }
  }
  return found;
}

const std::map<std::string, std::string, std::less<>>& by_name() {
  static const std::map<std::string, std::string, std::less<>> statements(all_named_sql().begin(),
                                                                          all_named_sql().end());
  return statements;
}

}  // namespace

const std::vector<std::pair<std::string, std::string>>& all_named_sql() {
  static const auto statements = read_named_sql();
  return statements;
}

Statement::Statement(std::string_view name, const shape::Type* row,
                     std::vector<const shape::Type*> parameters)
    : name_(name), row_(row), parameters_(std::move(parameters)) {
  registered().push_back(this);
}

std::string_view Statement::sql() const {
  const auto found = by_name().find(name_);
  if (found == by_name().end()) throw std::out_of_range("no .sql file holds the statement " + name_);
  return found->second;
}

void Statement::mark_executed() const {
  if (!executed_.exchange(true)) coverage::note("statement", name_);
}

const std::vector<const Statement*>& Statement::all() {
  return registered();
}

}  // namespace banso::db
