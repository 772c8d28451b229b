#include "contexts/ledger/pdf/reports.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "contexts/ledger/rules/amounts.hpp"
#include "platform/pdf/document.hpp"

namespace banso::ledger {
namespace {

using pdf::Align;
using pdf::Stroke;

constexpr double kLeft = 14;
constexpr double kRight = 196;
constexpr double kBottom = 282;

struct Column {
  std::string_view title;
  double width = 0;
  Align align = Align::kLeft;
};

/// Tables over as many pages as they need, with head and page number on each.
class Sheets {
 public:
  Sheets(const std::string& title, std::string subtitle, Date today)
      : document_(title), title_(title), subtitle_(std::move(subtitle)), today_(today) {
    begin_page();
  }

  void heading(std::string_view text) {
    need(14);
    y_ += 3;
    y_ += document_.text({kLeft, y_}, kRight - kLeft, text, {.size = 11, .bold = true}) + 1.5;
  }
  void paragraph(std::string_view text, double size = 9) {
    need(document_.height_of(kRight - kLeft, text, {.size = size}) + 1);
    y_ += document_.text({kLeft, y_}, kRight - kLeft, text, {.size = size}) + 1;
  }
  void begin_table(std::vector<Column> columns) {
    columns_ = std::move(columns);
    need(16);
    table_head();
  }
  void row(const std::vector<std::string>& cells, bool bold = false) {
    double height = 0;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      height = std::max(height, document_.height_of(columns_[i].width - 2, cells[i], {.size = 7.5}));
    }
    height += 1.6;
    if (y_ + height > kBottom) {
      next_page();
      table_head();
    }
    double x = kLeft;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      document_.text({x + 1, y_ + 0.8}, columns_[i].width - 2, cells[i],
                     {.size = 7.5, .bold = bold, .align = columns_[i].align});
      x += columns_[i].width;
    }
    y_ += height;
    document_.line({kLeft, y_}, {x, y_}, {.width = 0.1, .grey = 0.4});
  }
  void new_page() { next_page(); }
  std::string finish() { return document_.finish(); }

 private:
  void begin_page() {
    document_.text({kLeft, 10}, 130, title_, {.size = 13, .bold = true});
    document_.text({kLeft, 17}, 130, subtitle_, {.size = 8.5});
    document_.text({kRight - 60, 11}, 60, japanese_era(today_), {.size = 8, .align = Align::kRight});
    document_.text({kLeft, 286}, kRight - kLeft, fmt::format("- {} -", document_.pages()),
                   {.size = 8, .align = Align::kCenter});
    y_ = 24;
  }
  void next_page() {
    document_.new_page();
    begin_page();
  }
  void need(double height) {
    if (y_ + height > kBottom) next_page();
  }
  void table_head() {
    double x = kLeft;
    double width = 0;
    for (const Column& column : columns_) width += column.width;
    document_.box({kLeft, y_}, width, 5.6, std::nullopt, 0.88);
    for (const Column& column : columns_) {
      document_.text({x + 1, y_ + 0.9}, column.width - 2, column.title,
                     {.size = 7.5, .bold = true, .align = column.align});
      x += column.width;
    }
    y_ += 5.6;
    document_.line({kLeft, y_}, {kLeft + width, y_}, {.width = 0.3});
  }

  pdf::Document document_;
  const std::string title_;
  const std::string subtitle_;
  const Date today_;
  std::vector<Column> columns_;
  double y_ = 0;
};

void amount_table(Sheets& sheets, const std::vector<AmountLine>& lines, std::string_view what) {
  sheets.begin_table({{what, 120}, {"金額", 62, Align::kRight}});
  std::int64_t sum = 0;
  for (const AmountLine& line : lines) {
    sheets.row({line.label, with_commas(line.amount_yen) + "円"});
    sum += line.amount_yen;
  }
  sheets.row({"計", with_commas(sum) + "円"}, true);
}

}  // namespace

std::string draw_ledger(const std::string& chamber, const Round& round, const std::vector<LedgerLine>& lines,
                        Date today) {
  Sheets sheets(
      "法定台帳（特定商工業者台帳）",
      fmt::format("{}　{}　{}現在　{}", chamber, japanese_fiscal_year(static_cast<int>(round.fiscal_year)),
                  japanese_era(round.base_day), count_in_words(static_cast<std::int64_t>(lines.size()))),
      today);
  sheets.begin_table({{"番号", 13},
                      {"名称・代表者・住所", 52},
                      {"事業の種類・開始年月", 40},
                      {"地区内の営業所等", 39},
                      {"売上高", 18, Align::kRight},
                      {"従業員・資本金", 20, Align::kRight}});
  for (const LedgerLine& line : lines) {
    const auto joined = [](std::initializer_list<std::string_view> parts) {
      std::string text;
      for (const std::string_view part : parts) {
        if (part.empty()) continue;
        if (!text.empty()) text += "\n";
        text += part;
      }
      return text;
    };
    sheets.row({line.number, joined({line.name, line.representative, line.address}),
                joined({line.business, line.founded}), line.places, line.sales,
                joined({line.employees, line.capital})});
  }
  return sheets.finish();
}

std::string draw_levy_papers(const std::string& chamber, const Round& round, const LevyReport& report,
                             const std::vector<ConsentLine>& consents, Date today) {
  const int year = static_cast<int>(round.fiscal_year);
  Sheets sheets("負担金の賦課の許可の申請 添付書類",
                fmt::format("{}　{}", chamber, japanese_fiscal_year(year)), today);
  sheets.heading("1　賦課の内容");
  sheets.begin_table({{"項目", 70}, {"内容", 112}});
  sheets.row({"特定商工業者", count_in_words(report.targets)});
  sheets.row({"同意した者", fmt::format("{}（同意しない者 {}）", count_in_words(report.consents),
                                        count_in_words(report.refusals))});
  sheets.row({"負担金の総額", with_commas(report.total_yen) + "円"});
  sheets.row({"最高額・最低額",
              fmt::format("{}円・{}円", with_commas(report.highest_yen), with_commas(report.lowest_yen))});
  sheets.row({"賦課の基準", round.levy_basis == LevyBasis::equal ? "均等"
                            : round.levy_basis == LevyBasis::employees
                                ? "地区内の従業員数"
                                : "資本金（地区内の従業員の割合を乗じた額）"});
  sheets.heading("2　法令の要件");
  sheets.begin_table({{"要件", 100}, {"根拠", 52}, {"判定", 30}});
  for (const LevyFinding& finding : report.findings)
    sheets.row({finding.words, finding.law, finding.fulfilled ? "満たす" : "満たさない"});
  sheets.heading("3　経費の明細（台帳の作成・管理・運用に直接要する最小限度の経費）");
  amount_table(sheets, round.cost_items, "経費");
  sheets.heading("4　負担金の経理（最近2年度）");
  if (round.levy_accounts.empty()) sheets.paragraph("記載がありません。");
  for (const LevyAccount& account : round.levy_accounts) {
    sheets.paragraph(japanese_fiscal_year(static_cast<int>(account.fiscal_year)), 9.5);
    amount_table(sheets, account.income, "収入");
    amount_table(sheets, account.expenses, "支出");
  }
  sheets.new_page();
  sheets.heading("5　同意を証する書類");
  sheets.paragraph(fmt::format("同意の文　{}", std::string(round.levy_text)));
  sheets.begin_table(
      {{"番号", 14}, {"名称・所在地", 66}, {"同意", 16}, {"署名", 36}, {"日時", 22}, {"記録", 28}});
  for (const ConsentLine& line : consents) {
    sheets.row({std::to_string(line.target_id), line.name + "\n" + line.address, line.consent, line.signer,
                line.signed_at, line.record});
  }
  return sheets.finish();
}

}  // namespace banso::ledger
