// Any text may stand in a cell: no crash, valid UTF-8 out, and what was read and written again is read as the
// same value (a round trip is stable after its first turn).
#include <cstdint>
#include <cstdlib>
#include <string>

#include "contexts/exchange/rules/convert.hpp"
#include "contexts/exchange/rules/guess.hpp"
#include "kernel/text.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace banso;
  using namespace banso::exchange;
  if (size < 4 || size > 4'000) return 0;
  const std::string text = make_valid_utf8({reinterpret_cast<const char*>(data) + 4, size - 4});
  MappingColumn column;
  column.nfkc = data[0] & 1;
  column.kana = static_cast<KanaForm>(data[0] >> 1 & 3);
  column.width = static_cast<TextWidth>((data[0] >> 3) % 3);
  column.unit = static_cast<NumberUnit>(data[1] & 3);
  column.number_form = static_cast<NumberForm>((data[1] >> 2) % 3);
  column.date_form = static_cast<DateForm>(data[2] % 7);
  column.hyphens = data[2] & 128;
  const Field& field = fields()[data[3] % fields().size()];
  const References none;
  const auto first = read_cell(column, field, text, none);
  if (first.value && !is_valid_utf8(*first.value)) std::abort();
  if (!first.value) return 0;
  const std::string cell = write_cell(column, field, first.value, none);
  if (!is_valid_utf8(cell)) std::abort();
  const auto second = read_cell(column, field, cell, none);
  if (!second.value) return 0;
  const auto third = read_cell(column, field, write_cell(column, field, second.value, none), none);
  if (third.value != second.value) std::abort();
  return 0;
}
