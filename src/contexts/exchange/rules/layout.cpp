#include "contexts/exchange/rules/layout.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "contexts/exchange/rules/text_forms.hpp"
#include "kernel/text.hpp"
#include "kernel/utf8.hpp"

namespace banso::exchange {
namespace {

constexpr std::size_t kShownCharacters = 60;

std::size_t index_of(AddressPart part) {
  return static_cast<std::size_t>(part) - 1;
}

bool may_hold_own_character(std::string_view text) {
  // U+E000 … U+F8FF begin with EE or EF.
  return std::any_of(text.begin(), text.end(), [](char c) { return c == '\xEE' || c == '\xEF'; });
}

}  // namespace

bool Record::blocked() const {
  return std::any_of(problems.begin(), problems.end(),
                     [](const CellProblem& problem) { return problem.blocks; });
}

Layout::Layout(const Mapping& mapping, std::span<const std::string> header, const References& references)
    : mapping_(mapping), references_(references) {
  if (mapping.header_row == 0) {
    for (const auto& column : mapping.columns) add_column(column.header, &column);
  } else {
    std::map<std::string, const MappingColumn*, std::less<>> by_header;
    for (const auto& column : mapping.columns) by_header.emplace(header_key(column.header), &column);
    for (const auto& name : header) {
      // Headers may differ in widths and spaces; each column of the mapping is used once.
      const auto found = by_header.find(header_key(name));
      add_column(std::string(trim(name)), found == by_header.end() ? nullptr : found->second);
      if (found != by_header.end()) by_header.erase(found);
    }
    for (const auto& [key, column] : by_header) {
      if (column->use == ColumnUse::field) missing_.push_back(column->header);
    }
  }
  find_parts();
}

Layout::Layout(const Mapping& mapping, const References& references)
    : mapping_(mapping), references_(references) {
  for (const auto& column : mapping.columns) add_column(column.header, &column);
  find_parts();
}

void Layout::add_column(std::string header, const MappingColumn* column) {
  FileColumn place{std::move(header), column, nullptr, 0};
  if (column != nullptr && column->use == ColumnUse::field && column->field)
    place.field = find_field(*column->field);
  if (place.field != nullptr) {
    const auto known = std::find(fields_.begin(), fields_.end(), place.field);
    place.slot = static_cast<std::size_t>(known - fields_.begin());
    if (known == fields_.end()) fields_.push_back(place.field);
  }
  columns_.push_back(std::move(place));
}

void Layout::find_parts() {
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const FileColumn& place = columns_[i];
    if (place.field != nullptr && place.column->part != AddressPart::whole)
      part_columns_[place.slot].push_back(i);
  }
  for (const auto& own : mapping_.own_characters) {
    if (const char32_t c = own_character_of_code(own.code); c != 0) own_characters_.emplace(c, own.text);
  }
}

std::optional<std::size_t> Layout::slot_of(std::string_view key) const {
  for (std::size_t i = 0; i < fields_.size(); ++i) {
    if (fields_[i]->key == key) return i;
  }
  return std::nullopt;
}

std::vector<std::string> Layout::unknown() const {
  std::vector<std::string> names;
  for (const auto& place : columns_) {
    if (place.column == nullptr) names.push_back(place.header);
  }
  return names;
}

/// The cell with the known 外字 replaced; the unknown ones are told.
std::string Layout::cleaned(std::string_view cell, CellProblem* problem) const {
  if (!may_hold_own_character(cell)) return std::string(cell);
  std::string out;
  for (std::size_t at = 0; at < cell.size();) {
    const char32_t c = next_code_point(cell, at);
    const auto known = own_characters_.find(c);
    if (known != own_characters_.end()) {
      out += known->second;
      continue;
    }
    append_utf8(out, c);
    if (is_own_character(c) && problem->code.empty()) {
      problem->code = "own_character";
      problem->message = fmt::format(
          "外字（{}"
          "）があります。この字はほかの画面や帳票で正しく見えません。外字表に正しい字を登録してください。",
          code_of_own_character(c));
    } else if (c == kReplacement && problem->code.empty()) {
      problem->code = "replacement_character";
      problem->message = "読めなかった文字の跡（�）があります。元の文書で正しい字を確かめてください。";
    }
  }
  return out;
}

Record Layout::read(std::span<const std::string_view> cells) const {
  Record record;
  record.values.resize(fields_.size());
  record.told.assign(fields_.size(), false);
  std::vector<std::array<std::string, 4>> parts(part_columns_.empty() ? 0 : fields_.size());
  const bool clear = mapping_.empty_cells == EmptyCells::clear;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const FileColumn& place = columns_[i];
    const std::string_view cell = i < cells.size() ? cells[i] : std::string_view();
    if (place.column == nullptr || place.column->use == ColumnUse::kept) {
      if (!place.header.empty() || !cell.empty()) {
        const std::string name = place.header.empty() ? fmt::format("{}列目", i + 1) : place.header;
        record.kept[name] = without_invisible(trim(cell));
      }
      continue;
    }
    if (place.field == nullptr) continue;
    CellProblem problem{static_cast<std::int64_t>(i + 1),
                        place.header,
                        std::string(first_code_points(cell, kShownCharacters)),
                        {},
                        {},
                        false};
    const std::string text = cleaned(cell, &problem);
    if (place.column->part != AddressPart::whole) {
      parts[place.slot][index_of(place.column->part)] = without_invisible(trim(text));
      if (!trim(text).empty() || clear) record.told[place.slot] = true;
    } else {
      CellReading reading = read_cell(*place.column, *place.field, text, references_);
      if (!reading.code.empty() && (problem.code.empty() || reading.blocks)) {
        problem.code = std::move(reading.code);
        problem.message = std::move(reading.message);
        problem.blocks = reading.blocks;
      }
      record.told[place.slot] = reading.value.has_value() || (clear && !reading.blocks);
      record.values[place.slot] = std::move(reading.value);
    }
    if (!problem.code.empty()) record.problems.push_back(std::move(problem));
  }
  for (const auto& [slot, members] : part_columns_) {
    const std::string address = join_address(parts[slot]);
    const auto length = static_cast<std::int64_t>(count_code_points(address));
    if (length > fields_[slot]->max) {
      record.problems.push_back({static_cast<std::int64_t>(members.front() + 1),
                                 columns_[members.front()].header,
                                 std::string(first_code_points(address, kShownCharacters)), "too_long",
                                 fmt::format("{}が長すぎます（{}文字まで、いま{}文字）。",
                                             fields_[slot]->label, fields_[slot]->max, length),
                                 true});
    } else if (!address.empty()) {
      record.values[slot] = address;
    }
  }
  if (cells.size() > columns_.size()) {
    for (std::size_t i = columns_.size(); i < cells.size(); ++i) {
      if (trim(cells[i]).empty()) continue;
      record.problems.push_back(
          {static_cast<std::int64_t>(i + 1), "", std::string(first_code_points(cells[i], kShownCharacters)),
           "column_without_header",
           "見出しのない列に値があります。値の中の区切り（カンマ）が引用符で囲まれているか確かめてください。",
           true});
      break;
    }
  }
  keep_spellings(cells, record);
  return record;
}

/// Columns that remember how the file wrote a value: only where we would write it otherwise.
void Layout::keep_spellings(std::span<const std::string_view> cells, Record& record) const {
  const bool any = std::any_of(columns_.begin(), columns_.end(), [](const FileColumn& place) {
    return place.field && place.column->keep_spelling;
  });
  if (!any) return;
  const auto written = write_fields(record.values, {});
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const FileColumn& place = columns_[i];
    if (place.field == nullptr || !place.column->keep_spelling || !record.told[place.slot]) continue;
    const std::string cell(i < cells.size() ? trim(cells[i]) : std::string_view());
    record.kept[place.header] = cell == written[i] ? "" : cell;
  }
}

/// The parts of an address, those without a column joined to the next one that has one.
std::array<std::string, 4> Layout::parts_for(std::size_t slot, const std::string& address) const {
  std::array<bool, 4> has{};
  for (const std::size_t i : part_columns_.at(slot)) has[index_of(columns_[i].column->part)] = true;
  auto parts = split_address(address, references_);
  // From behind, so that each goes in front of what has gone there already.
  for (std::size_t i = 3; i-- > 0;) {
    if (has[i]) continue;
    std::size_t next = i + 1;
    while (next < 3 && !has[next]) ++next;
    if (next == 3 && !has[3]) continue;
    const bool apart = i == 2 && !parts[2].empty() && !parts[3].empty();
    parts[next] = parts[i] + (apart ? "　" : "") + parts[next];
    parts[i].clear();
  }
  if (!has[3]) {
    const auto last = has[2] ? 2u : has[1] ? 1u : 0u;
    for (std::size_t i = last + 1; i < 3; ++i) parts[last] += parts[i];
    if (!parts[3].empty()) parts[last] += "　" + parts[3];
  }
  return parts;
}

std::vector<std::string> Layout::write_fields(std::span<const std::optional<std::string>> values,
                                              const Kept& kept) const {
  std::vector<std::string> texts(columns_.size());
  const auto remembered = [&](const FileColumn& place) -> const std::string* {
    if (!place.column->keep_spelling) return nullptr;
    const auto found = kept.find(place.header);
    return found == kept.end() || found->second.empty() ? nullptr : &found->second;
  };
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const FileColumn& place = columns_[i];
    if (place.field == nullptr || place.column->part != AddressPart::whole) continue;
    const auto& value = values[place.slot];
    const std::string* old = remembered(place);
    CellProblem ignored;
    if (old != nullptr) {
      const auto reading = read_cell(*place.column, *place.field, cleaned(*old, &ignored), references_);
      if (reading.value == value) {
        texts[i] = *old;
        continue;
      }
    }
    texts[i] = write_cell(*place.column, *place.field, value, references_);
  }
  for (const auto& [slot, members] : part_columns_) {
    const std::string address = values[slot].value_or("");
    const auto parts = parts_for(slot, address);
    std::array<std::string, 4> candidates;
    bool any = false;
    for (const std::size_t i : members) {
      const std::string* old = remembered(columns_[i]);
      const std::size_t part = index_of(columns_[i].column->part);
      candidates[part] = old != nullptr ? *old : parts[part];
      any = any || old != nullptr;
    }
    const bool use_old = any && join_address(candidates) == address;
    for (const std::size_t i : members) {
      const MappingColumn& column = *columns_[i].column;
      const std::string& part = (use_old ? candidates : parts)[index_of(column.part)];
      MappingColumn plain = column;
      plain.part = AddressPart::whole;
      texts[i] = use_old ? part : write_cell(plain, *columns_[i].field, part, references_);
    }
  }
  return texts;
}

std::vector<std::string> Layout::write(std::span<const std::optional<std::string>> values,
                                       const Kept& kept) const {
  std::vector<std::string> texts = write_fields(values, kept);
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const FileColumn& place = columns_[i];
    if (place.column == nullptr || place.column->use == ColumnUse::kept) {
      const auto found = kept.find(place.header.empty() ? fmt::format("{}列目", i + 1) : place.header);
      if (found != kept.end()) texts[i] = found->second;
    } else if (place.column->use == ColumnUse::fixed) {
      texts[i] = place.column->fixed_text.value_or("");
    }
    for (const auto& [c, text] : own_characters_) {
      std::string own;
      append_utf8(own, c);
      for (auto at = texts[i].find(text); at != std::string::npos;
           at = texts[i].find(text, at + own.size())) {
        texts[i].replace(at, text.size(), own);
      }
    }
  }
  return texts;
}

bool Layout::says_the_same(std::size_t slot, const std::optional<std::string>& current,
                           const std::optional<std::string>& told) const {
  if (current == told) return true;
  if (!current || !told) return false;
  if (const auto members = part_columns_.find(slot); members != part_columns_.end()) {
    return join_address(parts_for(slot, *current)) == *told;
  }
  for (const auto& place : columns_) {
    if (place.field == nullptr || place.slot != slot) continue;
    CellProblem ignored;
    const std::string written = write_cell(*place.column, *place.field, current, references_);
    return read_cell(*place.column, *place.field, cleaned(written, &ignored), references_).value == told;
  }
  return false;
}

std::vector<MemberDifference> differences(const Layout& layout,
                                          std::span<const std::optional<std::string>> current,
                                          const Record& record) {
  std::vector<MemberDifference> found;
  for (std::size_t slot = 0; slot < layout.fields().size(); ++slot) {
    if (!record.told[slot] || layout.says_the_same(slot, current[slot], record.values[slot])) continue;
    const Field& field = *layout.fields()[slot];
    found.push_back({field.key, field.label, current[slot], record.values[slot],
                     current[slot] && record.values[slot] &&
                         same_but_for_spelling(*current[slot], *record.values[slot])});
  }
  return found;
}

}  // namespace banso::exchange
