#include "contexts/dues/pdf/paper_pdf.hpp"

#include <fmt/format.h>

#include "contexts/dues/rules/yen_words.hpp"
#include "kernel/date_words.hpp"
#include "platform/pdf/document.hpp"

namespace banso::dues {
namespace {

using pdf::Align;
using pdf::Document;
using pdf::TextStyle;

constexpr double kLeft = 20;
constexpr double kWidth = 170;
constexpr double kRight = kLeft + kWidth;
constexpr double kBottom = 277;
// The window of a 長形3号 envelope shows about 20 to 110 mm from the left and 20 to 55 mm from the top.
constexpr double kWindowLeft = 22;
constexpr double kWindowTop = 21;
constexpr double kWindowWidth = 84;
constexpr double kIssuerLeft = 122;
constexpr double kFirstFold = 99;
constexpr double kSecondFold = 198;
constexpr double kBodyTop = 82;

std::string post(const std::string& code) {
  return code.size() == 7 ? fmt::format("〒{}-{}", code.substr(0, 3), code.substr(3)) : "";
}

std::string tax_of(std::int64_t rate) {
  if (rate == 0) return "不課税";
  return rate == 8 ? "8%（軽減税率）" : fmt::format("{}%", rate);
}

class Sheet {
 public:
  Sheet(Document& sheet, const PaperDocument& paper) : sheet_(sheet), paper_(paper) {}

  void draw() {
    for (const double fold : {kFirstFold, kSecondFold}) {
      sheet_.line({4, fold}, {8, fold}, {.width = 0.15, .grey = 0.6});
    }
    addressee();
    issuer();
    y_ = kBodyTop;
    y_ += sheet_.text({kLeft, y_}, kWidth, title_of(paper_.kind),
                      {.size = 17, .bold = true, .align = Align::kCenter});
    y_ += 4;
    lead();
    total();
    lines();
    taxes();
    days();
    blocks();
  }

 private:
  void addressee() {
    double y = kWindowTop;
    y += sheet_.text({kWindowLeft, y}, kWindowWidth, post(paper_.to.post_code), {.size = 10}) + 1;
    y += sheet_.text({kWindowLeft, y}, kWindowWidth, paper_.to.address, {.size = 10}) + 2;
    const std::string name = paper_.to.person.empty() ? paper_.to.name + "　御中" : paper_.to.name;
    y += sheet_.text({kWindowLeft, y}, kWindowWidth, name, {.size = 12, .bold = true}) + 1;
    if (!paper_.to.person.empty()) {
      sheet_.text({kWindowLeft, y}, kWindowWidth, paper_.to.person + "　様", {.size = 11});
    }
  }

  void issuer() {
    const TextStyle small{.size = 9};
    const double width = kRight - kIssuerLeft;
    double y = 18;
    const TextStyle right{.size = 9, .align = Align::kRight};
    y += sheet_.text({kIssuerLeft, y}, width, japanese_era(paper_.issued_on), right);
    y += sheet_.text({kIssuerLeft, y}, width, fmt::format("番号 {}", paper_.paper_number), right) + 6;
    y += sheet_.text({kIssuerLeft, y}, width, paper_.from.name, {.size = 12, .bold = true}) + 1;
    if (const std::string code = post(paper_.from.post_code); !code.empty()) {
      y += sheet_.text({kIssuerLeft, y}, width, code, small);
    }
    if (!paper_.from.address.empty()) y += sheet_.text({kIssuerLeft, y}, width, paper_.from.address, small);
    if (!paper_.from.phone.empty()) {
      y += sheet_.text({kIssuerLeft, y}, width, "電話 " + paper_.from.phone, small);
    }
    if (!paper_.from.registration_number.empty()) {
      sheet_.text({kIssuerLeft, y}, width, "登録番号 " + paper_.from.registration_number, small);
    }
  }

  void lead() {
    std::string words;
    switch (paper_.kind) {
      case DuesPaperKind::invoice:
        words =
            "平素より当所の事業にご理解とご協力を賜り、厚くお礼申し上げます。下記のとおりご請求申し上げます"
            "。";
        break;
      case DuesPaperKind::receipt:
        words = fmt::format("下記の金額を{}に領収いたしました。",
                            paper_.paid_on ? japanese_era(*paper_.paid_on) : japanese_era(paper_.issued_on));
        break;
      case DuesPaperKind::reminder:
        words =
            "平素より当所の事業にご理解とご協力を賜り、厚くお礼申し上げます。下記の会費等のお支払いがまだ確認"
            "できて"
            "おりません。ご確認のうえ、お支払いくださいますようお願い申し上げます。行き違いですでにお支払い済"
            "みの場合は、"
            "ご容赦ください。";
        break;
    }
    y_ += sheet_.text({kLeft, y_}, kWidth, words, {.size = 10}) + 4;
    if (!paper_.subject.empty()) {
      y_ += sheet_.text({kLeft, y_}, kWidth, "件名　" + paper_.subject, {.size = 10, .bold = true}) + 3;
    }
  }

  void total() {
    const std::string_view what = paper_.kind == DuesPaperKind::receipt    ? "領収金額"
                                  : paper_.kind == DuesPaperKind::reminder ? "未納の金額"
                                                                           : "ご請求金額";
    constexpr double kHeight = 13;
    sheet_.box({kLeft, y_}, kWidth, kHeight, pdf::Stroke{.width = 0.4}, 0.94);
    sheet_.text({kLeft + 5, y_ + 4}, 50, what, {.size = 11, .bold = true});
    sheet_.text({kLeft + 60, y_ + 2.4}, kWidth - 65, yen(paper_.total_yen),
                {.size = 17, .bold = true, .align = Align::kRight});
    y_ += kHeight + 5;
  }

  void head(const std::vector<std::pair<std::string, double>>& columns) {
    sheet_.box({kLeft, y_}, kWidth, 6.4, std::nullopt, 0.88);
    double x = kLeft;
    for (const auto& [words, width] : columns) {
      const bool first = x == kLeft;
      sheet_.text({x + 2, y_ + 1}, width - 4, words,
                  {.size = 9, .bold = true, .align = first ? Align::kLeft : Align::kRight});
      x += width;
    }
    y_ += 6.4;
  }

  void row(const std::vector<std::pair<std::string, double>>& cells, bool bold = false) {
    double height = 0;
    for (const auto& [words, width] : cells) {
      height = std::max(height, sheet_.height_of(width - 4, words, {.size = 10, .bold = bold}));
    }
    if (y_ + height + 3 > kBottom) {
      sheet_.new_page();
      y_ = kLeft;
    }
    double x = kLeft;
    for (const auto& [words, width] : cells) {
      const bool first = x == kLeft;
      sheet_.text({x + 2, y_ + 1.3}, width - 4, words,
                  {.size = 10, .bold = bold, .align = first ? Align::kLeft : Align::kRight});
      x += width;
    }
    y_ += height + 2.6;
    sheet_.line({kLeft, y_}, {kRight, y_}, {.width = 0.15, .grey = 0.5});
  }

  void lines() {
    head({{"内容", 92}, {"口数", 18}, {"消費税", 28}, {"金額", 32}});
    for (const PaperLine& line : paper_.lines) {
      row({{line.title, 92},
           {line.units ? fmt::format("{}口", *line.units) : "", 18},
           {tax_of(line.tax_rate), 28},
           {yen(line.amount_yen), 32}});
    }
    row({{"合計", 92}, {"", 18}, {"", 28}, {yen(paper_.total_yen), 32}}, true);
    y_ += 4;
  }

  void taxes() {
    bool taxed = false;
    for (const PaperTax& tax : paper_.taxes) taxed = taxed || tax.tax_rate > 0;
    if (!taxed) return;
    for (const PaperTax& tax : paper_.taxes) {
      const std::string words = tax.tax_rate == 0
                                    ? fmt::format("不課税　{}", yen(tax.total_yen))
                                    : fmt::format("{} 対象　{}（うち消費税 {}）", tax_of(tax.tax_rate),
                                                  yen(tax.total_yen), yen(tax.tax_yen));
      y_ += sheet_.text({kLeft + 60, y_}, kWidth - 62, words, {.size = 9, .align = Align::kRight}) + 0.5;
    }
    y_ += 4;
  }

  void days() {
    if (paper_.days.empty()) return;
    head({{paper_.kind == DuesPaperKind::reminder ? "納入期限（過ぎたもの）" : "納入期限", 92},
          {"", 46},
          {"金額", 32}});
    for (const PaperDay& day : paper_.days) {
      row({{date_in_both_calendars(day.due_on), 92}, {day.label, 46}, {yen(day.amount_yen), 32}});
    }
    y_ += 4;
  }

  void blocks() {
    if (!paper_.how_to_pay.empty()) {
      y_ += sheet_.text({kLeft, y_}, kWidth, "お支払いの方法", {.size = 10, .bold = true}) + 1;
      for (const std::string& words : paper_.how_to_pay) {
        y_ += sheet_.text({kLeft + 2, y_}, kWidth - 4, words, {.size = 10}) + 0.8;
      }
      y_ += 3;
    }
    for (const std::string& words : paper_.notes) {
      y_ += sheet_.text({kLeft, y_}, kWidth, "・" + words, {.size = 9, .grey = 0.15}) + 0.6;
    }
  }

  Document& sheet_;
  const PaperDocument& paper_;
  double y_ = 0;
};

}  // namespace

void draw_paper(Document& sheet, const PaperDocument& paper) {
  Sheet(sheet, paper).draw();
}

std::string paper_pdf(const PaperDocument& paper) {
  Document sheet(fmt::format("{} {}", title_of(paper.kind), paper.paper_number));
  draw_paper(sheet, paper);
  return sheet.finish();
}

}  // namespace banso::dues
