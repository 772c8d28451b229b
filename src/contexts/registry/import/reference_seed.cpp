#include "contexts/registry/import/reference_seed.hpp"

#include <fmt/format.h>

#include <stdexcept>

#include "contexts/registry/store/reference.hpp"
#include "platform/files/embedded.hpp"

namespace banso::registry {
namespace {

/// The file without the lines in front that say where it comes from.
std::string_view content_of(std::string_view name) {
  std::string_view text = files::embedded_file(fmt::format("db/seed/registry/{}", name));
  while (text.starts_with('#')) text.remove_prefix(text.find('\n') + 1);
  return text;
}

void must_be_right(const RejectedLine& line) {
  throw std::logic_error(fmt::format("{}:{}: {}", line.entry_name, line.line, line.problems.front().message));
}

/// Reads one seed file with the reader of its kind into a list.
template <class Row, class Read>
std::vector<Row> read_seed(std::string_view name, Read read) {
  std::vector<Row> rows;
  const auto source = csv::open_source(content_of(name), std::string(name));
  read(
      *source, [&](const Row& row) { rows.push_back(row); }, must_be_right);
  return rows;
}

}  // namespace

void load_reference_seed(db::Tx& tx) {
  store::seed(tx, read_seed<Industry>("industries.csv", read_industries));
  store::seed(tx, read_seed<Municipality>("municipalities.csv", read_municipalities));
  store::seed(tx, read_seed<PostalCode>("postal_codes.csv", read_postal_codes));
}

}  // namespace banso::registry
