#include <fmt/format.h>

#include <array>

#include "contexts/admission/pdf/letter_pdf.hpp"
#include "kernel/grouped.hpp"
#include "platform/pdf/document.hpp"

namespace banso::admission {
namespace {

using pdf::Align;
using pdf::Document;

constexpr double kLeft = 12;
constexpr double kBottom = pdf::kPageHeight - 16;
/// 番号, 事業所・代表者, 所在地・営業内容, 資本金・従業員, 口数・年会費, 紹介者
constexpr std::array<double, 6> kColumns{19, 47, 56, 26, 24, 14};
constexpr std::array<std::string_view, 6> kHeads{"受付番号",       "事業所名／代表者", "所在地／営業の内容",
                                                 "資本金／従業員", "口数／年会費",     "紹介者"};

std::string yen(const std::optional<std::int64_t>& amount) {
  return amount ? with_commas(*amount) + "円" : "－";
}

class BoardSheet {
 public:
  explicit BoardSheet(const BoardList& list) : list_(list), document_("入会の承認について " + list.chamber) {}

  std::string draw() {
    start_page();
    for (const BoardEntry& entry : list_.entries) row(entry);
    double y = y_ + 4;
    if (list_.entries.empty()) {
      y += document_.text({kLeft, y}, 180, "承認をお願いする申込みはありません。", {.size = 10});
    } else {
      y += document_.text({kLeft, y}, 180, fmt::format("以上 {}件", list_.entries.size()),
                          {.size = 10, .align = Align::kRight});
    }
    foot();
    return document_.finish();
  }

 private:
  void start_page() {
    y_ = 14;
    document_.text({kLeft, y_}, 186, japanese_era(list_.day), {.size = 9, .align = Align::kRight});
    y_ += document_.text({kLeft, y_}, 186, "入会の承認について",
                         {.size = 15, .bold = true, .align = Align::kCenter});
    y_ += document_.text({kLeft, y_ + 1}, 186, list_.chamber, {.size = 10, .align = Align::kCenter}) + 4;
    double x = kLeft;
    document_.box({kLeft, y_}, 186, 7, pdf::Stroke{.width = 0.3}, 0.9);
    for (std::size_t i = 0; i < kColumns.size(); ++i) {
      document_.text({x + 1, y_ + 1.6}, kColumns[i] - 2, kHeads[i], {.size = 7.5, .bold = true});
      x += kColumns[i];
    }
    y_ += 7;
  }

  void foot() {
    document_.text({kLeft, pdf::kPageHeight - 11}, 186, fmt::format("{}ページ", document_.pages()),
                   {.size = 8, .align = Align::kCenter});
  }

  void row(const BoardEntry& entry) {
    const std::array<std::string, 6> cells{
        std::to_string(entry.application_id) + "\n" + format_date(entry.received_on),
        entry.name + (entry.representative.empty() ? "" : "\n" + entry.representative),
        entry.address + (entry.business.empty() ? "" : "\n" + entry.business),
        yen(entry.capital_yen) + "\n" +
            (entry.employees ? fmt::format("{}人", with_commas(*entry.employees)) : "－"),
        (entry.units ? fmt::format("{}口", *entry.units) : "－") + "\n" + yen(entry.yearly_yen),
        entry.introducer};
    double height = 0;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      height = std::max(height, document_.height_of(kColumns[i] - 2, cells[i], {.size = i == 0 ? 7.0 : 8.5}));
    }
    height += 3;
    if (y_ + height > kBottom) {
      foot();
      document_.new_page();
      start_page();
    }
    double x = kLeft;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      document_.box({x, y_}, kColumns[i], height, pdf::Stroke{.width = 0.2});
      const bool numbers = i == 3 || i == 4;
      document_.text({x + 1, y_ + 1.5}, kColumns[i] - 2, cells[i],
                     {.size = i == 0 ? 7.0 : 8.5, .align = numbers ? Align::kRight : Align::kLeft});
      x += kColumns[i];
    }
    y_ += height;
  }

  const BoardList& list_;
  Document document_;
  double y_ = 0;
};

}  // namespace

std::string board_pdf(const BoardList& list) {
  return BoardSheet(list).draw();
}

}  // namespace banso::admission
