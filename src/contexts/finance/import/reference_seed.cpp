#include "contexts/finance/import/reference_seed.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <functional>
#include <map>
#include <stdexcept>

#include "contexts/finance/store/standards.hpp"
#include "platform/csv/reader.hpp"
#include "platform/files/embedded.hpp"
#include "platform/shape/type.hpp"

namespace banso::finance {
namespace {

/// The file without the lines in front that say where it comes from.
std::string_view content_of(const std::string& path) {
  std::string_view text = files::embedded_file(path);
  while (text.starts_with('#')) text.remove_prefix(text.find('\n') + 1);
  return text;
}

[[noreturn]] void fail(const std::string& path, std::uint64_t line, std::string_view what) {
  throw std::logic_error(fmt::format("{}:{}: {}", path, line, what));
}

/// Numbers of a Standard are decimals in the file and millionths in the table.
bool is_in_millionths(std::string_view column) {
  return column == "median" || column.starts_with("limit_");
}

void read_cell(const std::string& path, std::uint64_t line, const shape::Field& field, void* row,
               std::string_view text) {
  void* member = field.get(row);
  if (field.type->kind == shape::Kind::kInt) {
    std::int64_t number = 0;
    if (is_in_millionths(field.name)) {
      const auto millionths = parse_millionths(text);
      if (!millionths) fail(path, line, "no decimal number: " + std::string(text));
      number = *millionths;
    } else if (std::from_chars(text.data(), text.data() + text.size(), number).ec != std::errc()) {
      fail(path, line, "no number: " + std::string(text));
    }
    field.type->set_int(member, number);
  } else if (field.type->kind == shape::Kind::kBool) {
    *static_cast<bool*>(member) = text == "true";
  } else if (const char* wrong = field.type->from_text(member, text)) {
    fail(path, line, wrong);
  }
}

/// Reads a seed into rows of a described struct, by the headings.
template <class Row>
std::vector<Row> read_seed(const std::string& name) {
  const std::string path = "db/seed/finance/" + name;
  const auto source = csv::open_source(content_of(path), name);
  source->next_entry();
  csv::Reader reader(*source);
  std::vector<const shape::Field*> columns;
  std::vector<Row> rows;
  for (auto step = reader.next(); step != csv::Reader::Step::kEnd; step = reader.next()) {
    if (step == csv::Reader::Step::kBad) fail(path, reader.bad().line, reader.bad().code);
    if (columns.empty()) {
      const auto& fields = shape::type_of<Row>().fields;
      for (const std::string_view heading : reader.fields()) {
        const auto found = std::find_if(fields.begin(), fields.end(),
                                        [&](const shape::Field& field) { return field.name == heading; });
        if (found == fields.end()) fail(path, reader.line(), "unknown column " + std::string(heading));
        columns.push_back(&*found);
      }
      continue;
    }
    if (reader.fields().size() != columns.size()) fail(path, reader.line(), "wrong number of columns");
    Row& row = rows.emplace_back();
    for (std::size_t i = 0; i < columns.size(); ++i) {
      read_cell(path, reader.line(), *columns[i], &row, reader.fields()[i]);
    }
  }
  return rows;
}

}  // namespace

std::optional<std::int64_t> parse_millionths(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  const auto point = text.find('.');
  std::string digits(text.substr(0, point));
  std::string decimals(point == std::string_view::npos ? "" : text.substr(point + 1));
  const auto all_digits = [](const std::string& run) {
    return std::all_of(run.begin(), run.end(), [](char c) { return c >= '0' && c <= '9'; });
  };
  if (digits.empty() || digits.size() > 12 || decimals.size() > 6 || !all_digits(digits) ||
      !all_digits(decimals) || (point != std::string_view::npos && decimals.empty())) {
    return std::nullopt;
  }
  decimals.resize(6, '0');
  const std::int64_t value = std::stoll(digits + decimals);
  return negative ? -value : value;
}

std::vector<store::SeedThreshold> read_threshold_seed() {
  return read_seed<store::SeedThreshold>("benchmark_thresholds.csv");
}

std::vector<store::SeedIndustry> read_industry_seed() {
  return read_seed<store::SeedIndustry>("benchmark_industries.csv");
}

std::vector<Edition> read_edition_seed() {
  return read_seed<Edition>("benchmark_editions.csv");
}

void load_reference_seed(db::Tx& tx) {
  store::seed(tx, read_seed<store::AccountRow>("accounts.csv"));
  store::seed(tx, read_edition_seed());
  store::seed(tx, read_seed<store::SeedClass>("benchmark_classes.csv"));
  store::seed(tx, read_threshold_seed());
  store::seed(tx, read_industry_seed());
}

}  // namespace banso::finance
