#include "contexts/finance/csv/statement_csv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "contexts/finance/rules/local_benchmark.hpp"
#include "kernel/text.hpp"
#include "platform/csv/reader.hpp"

namespace banso::finance {
namespace {

constexpr std::size_t kMostColumns = 64;
constexpr std::string_view kEndHeading = "決算日";
constexpr std::string_view kMonthsHeading = "月数";
constexpr std::string_view kUnitHeading = "単位";

struct Synonym {
  std::string_view heading;
  std::string_view column;  ///< member name of a figure, "fiscal_year_end", "months" or "unit"
};

/// Headings beside the names of the figures and their member names; as they look after normal_heading().
constexpr std::array kSynonyms{Synonym{"決算日", "fiscal_year_end"},
                               Synonym{"決算年月日", "fiscal_year_end"},
                               Synonym{"期末日", "fiscal_year_end"},
                               Synonym{"決算期", "fiscal_year_end"},
                               Synonym{"fiscal_year_end", "fiscal_year_end"},
                               Synonym{"月数", "months"},
                               Synonym{"決算期の月数", "months"},
                               Synonym{"months", "months"},
                               Synonym{"単位", "unit"},
                               Synonym{"unit", "unit"},
                               Synonym{"売上", "sales_yen"},
                               Synonym{"前期売上", "previous_sales_yen"},
                               Synonym{"前年売上高", "previous_sales_yen"},
                               Synonym{"営業損益", "operating_profit_yen"},
                               Synonym{"営業利益又は営業損失", "operating_profit_yen"},
                               Synonym{"従業員", "employees"},
                               Synonym{"有利子負債", "borrowings_yen"},
                               Synonym{"現金預金", "cash_yen"},
                               Synonym{"現預金", "cash_yen"},
                               Synonym{"現金及び預金", "cash_yen"},
                               Synonym{"在庫", "inventory_yen"},
                               Synonym{"純資産", "net_assets_yen"},
                               Synonym{"総資産", "total_assets_yen"},
                               Synonym{"資産の部合計", "total_assets_yen"},
                               Synonym{"負債・純資産合計", "total_assets_yen"},
                               Synonym{"負債及び純資産合計", "total_assets_yen"},
                               Synonym{"負債", "liabilities_yen"}};

void replace_all(std::string& text, std::string_view what, std::string_view by) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size())) {
    text.replace(at, what.size(), by);
  }
}

/// NFKC without spaces: what headings and amounts are compared as.
std::string plain(std::string_view text) {
  std::string out = nfkc(trim(text));
  replace_all(out, " ", "");
  replace_all(out, "\xE2\x88\x92", "-");  // minus sign
  return out;
}

struct Heading {
  std::string column;  ///< empty: unknown, passed over
  std::optional<std::int64_t> unit_yen;
};

/// "売上高（千円）" → sales_yen in thousands.
Heading read_heading(std::string_view text) {
  std::string name = plain(text);
  Heading heading;
  if (const auto open = name.find('('); open != std::string::npos && name.ends_with(')')) {
    heading.unit_yen = unit_of(std::string_view(name).substr(open + 1, name.size() - open - 2));
    name.erase(open);
  }
  for (const Figure& figure : figures()) {
    if (name == figure.figure || name == plain(figure.name) || fmt::format("{}_yen", name) == figure.figure) {
      heading.column = figure.figure;
    }
  }
  for (const Synonym& synonym : kSynonyms) {
    if (heading.column.empty() && name == synonym.heading) heading.column = synonym.column;
  }
  return heading;
}

using Table = std::vector<std::vector<std::string>>;

struct RawTable {
  Table rows;
  std::vector<std::uint64_t> lines;
};

/// What is copied from a spreadsheet comes with tabs. Neither CP932 nor UTF-8 uses these bytes inside a
/// character.
std::string tabs_to_commas(std::string_view bytes) {
  const std::string_view first_line = bytes.substr(0, bytes.find_first_of("\r\n"));
  if (first_line.find('\t') == std::string_view::npos || first_line.find(',') != std::string_view::npos) {
    return std::string(bytes);
  }
  std::string out = "\"";
  for (const char letter : bytes) {
    if (letter == '\t') {
      out += "\",\"";
    } else if (letter == '\n' || letter == '\r') {
      out += '"';
      out += letter;
      out += '"';
    } else if (letter != '"') {
      out += letter;
    }
  }
  out += '"';
  return out;
}

RawTable read_table(std::string_view bytes) {
  RawTable table;
  const auto source = csv::open_source(bytes, "file.csv", {.max_unpacked_bytes = 1 << 20, .max_entries = 1});
  if (!source->next_entry()) throw csv::SourceError("finance.csv_empty", "ファイルが空です。");
  csv::Reader reader(*source,
                     {.max_record_bytes = 64 << 10, .max_field_bytes = 1 << 10, .max_columns = kMostColumns});
  for (auto step = reader.next(); step != csv::Reader::Step::kEnd; step = reader.next()) {
    if (step == csv::Reader::Step::kBad) {
      throw csv::SourceError("finance.csv_broken",
                             fmt::format("{}行目が読めません。{}", reader.bad().line, reader.bad().message));
    }
    const auto fields = reader.fields();
    const bool blank =
        std::all_of(fields.begin(), fields.end(), [](std::string_view field) { return trim(field).empty(); });
    if (blank) continue;
    if (table.rows.size() > kMostRows) {
      throw csv::SourceError("finance.csv_too_long",
                             fmt::format("行が多すぎます。{}行までのファイルにしてください。", kMostRows));
    }
    table.rows.emplace_back(fields.begin(), fields.end());
    table.lines.push_back(reader.line());
  }
  if (table.rows.empty()) throw csv::SourceError("finance.csv_empty", "ファイルに内容がありません。");
  return table;
}

/// Whether the years stand side by side: the first heading is followed by days.
bool has_years_as_columns(const Table& rows) {
  if (rows.front().size() < 2) return false;
  return parse_japanese_date(plain(rows.front()[1])).has_value();
}

RawTable turned(const RawTable& table) {
  RawTable out;
  const std::size_t columns = table.rows.front().size();
  for (std::size_t column = 0; column < columns; ++column) {
    std::vector<std::string> row;
    for (const auto& record : table.rows) row.push_back(column < record.size() ? record[column] : "");
    const bool blank =
        std::all_of(row.begin(), row.end(), [](const std::string& field) { return trim(field).empty(); });
    if (blank && column > 0) continue;
    out.rows.push_back(std::move(row));
    out.lines.push_back(column + 1);
  }
  // The corner says 項目 or nothing: what stands right of it are the days.
  if (read_heading(out.rows.front().front()).column != "fiscal_year_end") {
    out.rows.front().front() = kEndHeading;
  }
  return out;
}

class YearReader {
 public:
  YearReader(const std::vector<Heading>& headings, const std::vector<std::string>& names,
             const std::vector<std::string>& cells, std::uint64_t line)
      : headings_(headings), names_(names), cells_(cells) {
    year_.line = line;
  }

  ParsedYear read() {
    read_unit();
    for (std::size_t i = 0; i < headings_.size(); ++i) {
      const std::string_view cell = i < cells_.size() ? trim(cells_[i]) : std::string_view();
      const std::string& column = headings_[i].column;
      if (column == "fiscal_year_end") {
        read_day(i, cell);
      } else if (column == "months") {
        read_months(i, cell);
      } else if (!column.empty() && column != "unit") {
        read_figure(i, figure_named(column), cell);
      }
    }
    return std::move(year_);
  }

 private:
  void add(std::size_t i, std::string code, std::string message) {
    year_.problems.push_back({names_[i], std::move(code), std::move(message)});
  }

  void read_unit() {
    for (std::size_t i = 0; i < headings_.size(); ++i) {
      if (headings_[i].column != "unit") continue;
      const std::string text = i < cells_.size() ? plain(cells_[i]) : std::string();
      if (text.empty()) continue;
      if (const auto unit = unit_of(text)) {
        unit_yen_ = *unit;
      } else {
        add(i, "finance.csv_unit", "単位は円、千円、万円、百万円のどれかにしてください。");
      }
    }
  }

  void read_day(std::size_t i, std::string_view cell) {
    const auto day = parse_japanese_date(plain(cell));
    if (day) {
      year_.fiscal_year_end = *day;
    } else {
      add(i, "finance.csv_day",
          cell.empty() ? std::string("決算日を入力してください。例: 2026-03-31、令和8年3月31日")
                       : "決算日は実在する日を 2026-03-31 や令和8年3月31日のように書いてください。");
    }
  }

  void read_months(std::size_t i, std::string_view cell) {
    if (cell.empty()) return;
    std::string text = plain(cell);
    for (const std::string_view ending : {"か月", "ヶ月", "カ月", "ケ月", "ヵ月", "月"}) {
      if (text.ends_with(ending)) {
        text.erase(text.size() - ending.size());
        break;
      }
    }
    const auto months = parse_amount(text, 1);
    if (months && *months >= Months::kMin && *months <= Months::kMax) {
      year_.months = *months;
    } else {
      add(i, "finance.csv_months", "月数は1から12までの整数にしてください。");
    }
  }

  void read_figure(std::size_t i, const Figure& figure, std::string_view cell) {
    if (cell.empty()) {
      const bool optional = !figure.get(Figures{}).has_value();
      if (!optional) {
        add(i, "required", fmt::format("{}が空です。ないときは0を入力してください。", figure.name));
      }
      return;
    }
    const bool people = figure.unit == "人";
    std::string text = plain(cell);
    if (people && text.ends_with("人")) text.erase(text.size() - std::string_view("人").size());
    const auto amount = parse_amount(text, people ? 1 : headings_[i].unit_yen.value_or(unit_yen_));
    if (!amount || (people && (*amount < Headcount::kMin || *amount > Headcount::kMax))) {
      add(i, "finance.csv_amount",
          fmt::format("{}「{}」が数字として読めません。例: {}", figure.name,
                      first_code_points(make_valid_utf8(cell), 30), people ? "12" : "1,234,000、△500,000"));
      return;
    }
    figure.set(year_.figures, *amount);
  }

  const std::vector<Heading>& headings_;
  const std::vector<std::string>& names_;
  const std::vector<std::string>& cells_;
  std::int64_t unit_yen_ = 1;
  ParsedYear year_;
};

void must_have_columns(const std::vector<Heading>& headings) {
  std::string missing;
  const auto need = [&](std::string_view column, std::string_view name) {
    const auto count = std::count_if(headings.begin(), headings.end(),
                                     [&](const Heading& heading) { return heading.column == column; });
    if (count > 1) {
      throw csv::SourceError("finance.csv_columns", fmt::format("見出し「{}」の列が二つあります。", name));
    }
    if (count == 0) missing += fmt::format("{}「{}」", missing.empty() ? "" : "、", name);
  };
  need("fiscal_year_end", kEndHeading);
  const std::string before = missing;
  for (const Figure& figure : figures()) {
    const std::string so_far = missing;
    need(figure.figure, figure.name);
    if (!figure.get(Figures{}).has_value()) missing = so_far;
  }
  if (missing.empty()) return;
  throw csv::SourceError("finance.csv_columns",
                         fmt::format("見出し{}の列がありません。ひな形のCSVと見比べてください。", missing));
}

}  // namespace

std::optional<std::int64_t> unit_of(std::string_view text) {
  if (text == "円" || text == "yen") return 1;
  if (text == "千円") return 1'000;
  if (text == "万円") return 10'000;
  if (text == "百万円") return 1'000'000;
  return std::nullopt;
}

std::optional<std::int64_t> parse_amount(std::string_view typed, std::int64_t unit_yen) {
  std::string text = plain(typed);
  bool negative = false;
  if (text.starts_with('(') && text.ends_with(')') && text.size() > 2) {
    negative = true;
    text = text.substr(1, text.size() - 2);
  }
  for (const std::string_view sign : {"△", "▲", "-"}) {
    if (!text.starts_with(sign)) continue;
    if (negative) return std::nullopt;
    negative = true;
    text.erase(0, sign.size());
    break;
  }
  for (const std::string_view mark : {"\\", "¥"}) {
    if (text.starts_with(mark)) text.erase(0, mark.size());
  }
  for (const std::string_view unit : {"百万円", "千円", "万円", "円"}) {
    if (!text.ends_with(unit)) continue;
    unit_yen = *unit_of(unit);
    text.erase(text.size() - unit.size());
    break;
  }
  replace_all(text, ",", "");
  const auto point = text.find('.');
  std::string digits = text.substr(0, point);
  std::string decimals = point == std::string::npos ? "" : text.substr(point + 1);
  while (decimals.ends_with('0')) decimals.pop_back();
  const auto all_digits = [](const std::string& run) {
    return std::all_of(run.begin(), run.end(), [](char c) { return c >= '0' && c <= '9'; });
  };
  if (digits.empty() || digits.size() > 16 || decimals.size() > 6 || !all_digits(digits) ||
      !all_digits(decimals)) {
    return std::nullopt;
  }
  // Below 10¹⁶ units; the product with a million fits a wide number only.
  Wide amount = Wide(std::stoll(digits)) * unit_yen;
  std::int64_t scale = 1;
  for (std::size_t i = 0; i < decimals.size(); ++i) scale *= 10;
  if (!decimals.empty()) {
    const Wide part = Wide(std::stoll(decimals)) * unit_yen;
    if (part % scale != 0) return std::nullopt;
    amount += part / scale;
  }
  if (amount > Yen::kMax) return std::nullopt;
  return static_cast<std::int64_t>(negative ? -amount : amount);
}

std::vector<ParsedYear> read_statement_csv(std::string_view bytes) {
  RawTable table = read_table(tabs_to_commas(bytes));
  if (has_years_as_columns(table.rows)) table = turned(table);
  const std::vector<std::string> names = table.rows.front();
  std::vector<Heading> headings;
  for (const std::string& name : names) headings.push_back(read_heading(name));
  must_have_columns(headings);
  if (table.rows.size() == 1) {
    throw csv::SourceError("finance.csv_empty", "見出しだけで、決算の数字の行がありません。");
  }
  std::vector<ParsedYear> years;
  for (std::size_t i = 1; i < table.rows.size(); ++i) {
    years.push_back(YearReader(headings, names, table.rows[i], table.lines[i]).read());
  }
  for (std::size_t i = 0; i < years.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k) {
      if (!years[i].problems.empty() || !years[k].problems.empty()) continue;
      if (years[i].fiscal_year_end != years[k].fiscal_year_end) continue;
      years[i].problems.push_back(
          {std::string(kEndHeading), "finance.csv_twice",
           fmt::format("{}の決算期が二度あります。", japanese_era(years[i].fiscal_year_end))});
      break;
    }
  }
  return years;
}

std::vector<std::string> statement_csv_header() {
  std::vector<std::string> header{std::string(kEndHeading), std::string(kMonthsHeading),
                                  std::string(kUnitHeading)};
  for (const Figure& figure : figures()) header.emplace_back(figure.name);
  return header;
}

std::vector<std::string> statement_csv_cells(Date fiscal_year_end, std::int64_t months, const Figures& year) {
  std::vector<std::string> cells{format_date(fiscal_year_end), std::to_string(months), "円"};
  for (const Figure& figure : figures()) {
    const auto amount = figure.get(year);
    cells.push_back(amount ? std::to_string(*amount) : "");
  }
  return cells;
}

}  // namespace banso::finance
