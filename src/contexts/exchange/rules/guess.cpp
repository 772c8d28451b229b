#include "contexts/exchange/rules/guess.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <set>

#include "contexts/exchange/rules/convert.hpp"
#include "kernel/area_code.hpp"
#include "kernel/corporate_number.hpp"
#include "kernel/digits.hpp"
#include "kernel/phone.hpp"
#include "kernel/text.hpp"

namespace banso::exchange {
namespace {

constexpr std::size_t kMostCodes = 30;

struct UnitWord {
  std::string_view word;
  NumberUnit unit;
};
constexpr UnitWord kUnits[] = {{"百万円", NumberUnit::million},
                               {"千円", NumberUnit::thousand},
                               {"万円", NumberUnit::ten_thousand},
                               {"円", NumberUnit::one}};

/// The header without its unit, which is noted.
std::string take_unit(std::string key, NumberUnit& unit) {
  for (const auto& one : kUnits) {
    if (!key.ends_with(one.word) || key.size() == one.word.size()) continue;
    unit = one.unit;
    key.resize(key.size() - one.word.size());
    break;
  }
  return key;
}

const Field* field_of_header(const std::string& key) {
  for (const auto& field : fields()) {
    if (std::find(field.headers.begin(), field.headers.end(), key) != field.headers.end()) return &field;
  }
  return nullptr;
}

/// 営業所1名称, 支店2所在地 …
const Field* place_field_of_header(const std::string& key) {
  for (const std::string_view word : {"営業所", "事業所", "支店", "支社", "工場", "店舗"}) {
    if (!key.starts_with(word)) continue;
    std::string_view rest = std::string_view(key).substr(word.size());
    std::size_t count = 0;
    while (count < rest.size() && count < 2 && is_digit(rest[count])) ++count;
    const auto number = digits_to_int(rest.substr(0, count));
    if (!number || *number < 1 || *number > kMostPlaces) continue;
    rest.remove_prefix(count);
    for (const auto& field : place_fields()) {
      if (std::find(field.headers.begin(), field.headers.end(), rest) != field.headers.end()) {
        return find_field(fmt::format("places.{}.{}", *number, field.key));
      }
    }
  }
  return nullptr;
}

struct PartHeader {
  std::string_view word;
  AddressPart part;
};
constexpr PartHeader kParts[] = {
    {"都道府県", AddressPart::prefecture}, {"都道府県名", AddressPart::prefecture},
    {"県名", AddressPart::prefecture},     {"市区町村", AddressPart::city},
    {"市区町村名", AddressPart::city},     {"市町村", AddressPart::city},
    {"市町村名", AddressPart::city},       {"町名番地", AddressPart::street},
    {"町域番地", AddressPart::street},     {"番地", AddressPart::street},
    {"丁目番地", AddressPart::street},     {"町域", AddressPart::street},
    {"建物名", AddressPart::building},     {"ビル名", AddressPart::building},
    {"建物", AddressPart::building},       {"方書", AddressPart::building},
    {"建物名等", AddressPart::building},   {"マンション名", AddressPart::building}};

bool begins_with_prefecture(std::string_view text) {
  return std::any_of(prefectures().begin(), prefectures().end(),
                     [&](const Prefecture& one) { return text.starts_with(one.name); });
}

class Guesser {
 public:
  Guesser(const std::vector<std::string>& header, const std::vector<std::vector<std::string>>& lines,
          const References& references)
      : header_(header), lines_(lines), references_(references) {}

  MappingGuess run(FileFormat format, FileEncoding encoding) {
    guess_.mapping.format = format;
    guess_.mapping.encoding = encoding;
    guess_.mapping.match_by = {MatchBy::member_number, MatchBy::corporate_number, MatchBy::similar};
    for (std::size_t i = 0; i < header_.size(); ++i) add(i);
    number_addresses();
    for (std::size_t i = 0; i < header_.size(); ++i) {
      MappingColumn& column = guess_.mapping.columns[i];
      if (column.use == ColumnUse::field)
        fit_options(column, *find_field(*column.field), cells(i), references_);
    }
    return std::move(guess_);
  }

 private:
  std::vector<std::string> cells(std::size_t i) const {
    std::vector<std::string> found;
    for (const auto& line : lines_) {
      if (i < line.size() && !trim(line[i]).empty()) found.emplace_back(trim(line[i]));
    }
    return found;
  }

  bool take(const Field& field, AddressPart part = AddressPart::whole) {
    return taken_.insert(field.key + "/" + std::to_string(static_cast<int>(part))).second;
  }

  void set(std::size_t i, const Field& field, Certainty certainty, std::string reason,
           AddressPart part = AddressPart::whole) {
    if (!take(field, part)) return;
    MappingColumn& column = guess_.mapping.columns[i];
    column.use = ColumnUse::field;
    column.field = field.key;
    column.part = part;
    guess_.columns[i].certainty = certainty;
    guess_.columns[i].reason = std::move(reason);
  }

  /// How many tenths of the cells can be read as the field.
  std::size_t tenths(const Field& field, const std::vector<std::string>& texts, NumberUnit unit) const {
    const bool own_words = field.kind == FieldKind::word || field.kind == FieldKind::yes_no ||
                           field.kind == FieldKind::industries;
    if (own_words || texts.empty()) return 10;
    MappingColumn column;
    column.unit = unit;
    std::size_t good = 0;
    for (const auto& text : texts) good += read_cell(column, field, text, references_).blocks ? 0 : 1;
    return good * 10 / texts.size();
  }

  void add(std::size_t i) {
    MappingColumn column;
    column.header = std::string(first_code_points(trim(header_[i]), 100));
    guess_.mapping.columns.push_back(column);
    guess_.columns.push_back({column.header, Certainty::none, "どの項目か分かりません。そのまま残します。"});
    const auto texts = cells(i);
    const std::string whole_key = header_key(header_[i]);
    NumberUnit unit = NumberUnit::one;
    const std::string key = take_unit(whole_key, unit);
    const Field* field = field_of_header(whole_key);
    if (field == nullptr) field = field_of_header(key);
    if (field == nullptr) field = place_field_of_header(key);
    if (field != nullptr) {
      guess_.mapping.columns[i].unit = field->kind == FieldKind::money ? unit : NumberUnit::one;
      // A few wrong cells do not make a header wrong.
      constexpr std::size_t kFewCells = 5;
      const std::size_t readable = tenths(*field, texts, unit);
      if (readable >= 3 || texts.size() < kFewCells) {
        return set(i, *field, texts.empty() || readable < 7 ? Certainty::likely : Certainty::sure,
                   fmt::format("見出しが「{}」を表しています。", field->label));
      }
    }
    for (const auto& one : kParts) {
      if (whole_key == one.word || whole_key == "住所" + std::string(one.word) ||
          whole_key == "所在地" + std::string(one.word)) {
        return set(i, *find_field("address"), Certainty::sure, "所在地の一部です。", one.part);
      }
    }
    if (whole_key.starts_with("住所") || whole_key.starts_with("所在地")) {
      const auto digits = whole_key.substr(whole_key.starts_with("住所") ? 6 : 9);
      if (digits.size() == 1 && is_digit(digits[0])) return address_columns_.push_back(i);
    }
    by_values(i, texts);
  }

  void by_values(std::size_t i, const std::vector<std::string>& texts) {
    if (texts.size() < 3) return;
    const auto most = [&](const std::function<bool(const std::string&)>& is) {
      return static_cast<std::size_t>(std::count_if(texts.begin(), texts.end(), is)) * 10 >= texts.size() * 9;
    };
    const auto likely = [&](const char* key, const char* reason) {
      set(i, *find_field(key), Certainty::likely, reason);
    };
    if (most([](const std::string& text) { return bool(read_corporate_number(text)); })) {
      return likely("corporate_number", "値がすべて正しい法人番号です。");
    }
    if (most([](const std::string& text) { return text.find('@') != std::string::npos; })) {
      return likely("email", "値がメールアドレスです。");
    }
    if (most([](const std::string& text) { return nfkc(text).starts_with("http"); })) {
      return likely("website_url", "値がウェブサイトのアドレスです。");
    }
    if (most(begins_with_prefecture) &&
        most([](const std::string& text) { return count_code_points(text) > 4; })) {
      return likely("address", "値が都道府県から始まる住所です。");
    }
    if (most([](const std::string& text) {
          const std::string plain = nfkc(text);
          return plain.starts_with('0') && plain.size() >= 10 && normalise_phone(text).has_value();
        })) {
      return likely("phone", "値が電話番号です。");
    }
    if (most([](const std::string& text) {
          return text.size() >= 7 && nfkc(text).size() <= 8 && normalise_post_code(text).has_value() &&
                 text.find('-') != std::string::npos;
        })) {
      return likely("post_code", "値が郵便番号です。");
    }
    if (most([](const std::string& text) {
          return text.find("株式会社") != std::string::npos || text.find("有限会社") != std::string::npos ||
                 text.find("\u3231") != std::string::npos;
        })) {
      return likely("name", "値に会社の名前が入っています。");
    }
  }

  /// 住所1, 住所2, 住所3: the last of several is the building, the others go before it.
  void number_addresses() {
    const auto& columns = address_columns_;
    const Field& field = *find_field("address");
    if (columns.size() == 1) return set(columns[0], field, Certainty::likely, "所在地です。");
    constexpr AddressPart kThree[] = {AddressPart::city, AddressPart::street, AddressPart::building};
    constexpr AddressPart kTwo[] = {AddressPart::street, AddressPart::building};
    constexpr AddressPart kFour[] = {AddressPart::prefecture, AddressPart::city, AddressPart::street,
                                     AddressPart::building};
    for (std::size_t i = 0; i < columns.size() && i < 4; ++i) {
      const AddressPart part = columns.size() == 2 ? kTwo[i] : columns.size() == 3 ? kThree[i] : kFour[i];
      set(columns[i], field, Certainty::likely, "所在地を分けた列です。どの部分かを確かめてください。", part);
    }
  }

  const std::vector<std::string>& header_;
  const std::vector<std::vector<std::string>>& lines_;
  const References& references_;
  MappingGuess guess_;
  std::set<std::string> taken_;
  std::vector<std::size_t> address_columns_;
};

}  // namespace

void fit_options(MappingColumn& column, const Field& field, const std::vector<std::string>& cells,
                 const References& references) {
  if (cells.empty()) return;
  const auto same = [&](const MappingColumn& tried) {
    std::size_t count = 0;
    for (const auto& cell : cells) {
      const auto reading = read_cell(tried, field, cell, references);
      if (!reading.blocks && write_cell(tried, field, reading.value, references) == cell) ++count;
    }
    return count;
  };
  MappingColumn best = column;
  std::size_t most = column.part == AddressPart::whole ? same(column) : cells.size();
  const auto try_it = [&](auto change) {
    if (most == cells.size()) return;
    MappingColumn tried = column;
    change(tried);
    if (const auto count = same(tried); count > most) {
      most = count;
      best = tried;
    }
  };
  switch (field.kind) {
    case FieldKind::date:
      for (const bool month : {false, true}) {
        for (const DateForm form : {DateForm::iso, DateForm::slash, DateForm::compact, DateForm::japanese,
                                    DateForm::era, DateForm::era_dots, DateForm::era_two}) {
          try_it([&](MappingColumn& tried) {
            tried.date_form = form;
            tried.month_only = month;
          });
        }
      }
      break;
    case FieldKind::money:
    case FieldKind::count:
      for (const NumberForm form : {NumberForm::grouped, NumberForm::triangle}) {
        try_it([&](MappingColumn& tried) { tried.number_form = form; });
      }
      break;
    case FieldKind::phone:
    case FieldKind::post_code:
      try_it([](MappingColumn& tried) { tried.hyphens = false; });
      break;
    case FieldKind::kana:
      for (const KanaForm form : {KanaForm::half_katakana, KanaForm::hiragana}) {
        try_it([&](MappingColumn& tried) { tried.kana = form; });
      }
      break;
    case FieldKind::industries:
      try_it([](MappingColumn& tried) { tried.industry_names = true; });
      break;
    default:
      break;
  }
  column = best;
  const bool of_words =
      field.kind == FieldKind::word || field.kind == FieldKind::yes_no || field.kind == FieldKind::industries;
  if (!of_words || most == cells.size()) return;
  // The file has words of its own: a table of them, filled as far as they can be read.
  std::set<std::string> distinct(cells.begin(), cells.end());
  if (distinct.size() > kMostCodes) return;
  for (const auto& text : distinct) {
    const auto reading = read_cell(column, field, text, references);
    CodeWord word;
    word.text = std::string(first_code_points(text, 100));
    if (reading.value) word.value = *reading.value;
    column.codes.push_back(word);
  }
}

MappingGuess guess_mapping(const std::vector<std::string>& header,
                           const std::vector<std::vector<std::string>>& lines, FileFormat format,
                           FileEncoding encoding, const References& references) {
  return Guesser(header, lines, references).run(format, encoding);
}

}  // namespace banso::exchange
