#include "contexts/dues/pdf/paper_pdf.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "platform/pdf/document.hpp"

namespace banso::dues {
namespace {

PaperDocument example(DuesPaperKind kind) {
  PaperDocument paper;
  paper.kind = kind;
  paper.paper_number = "S2026-00012";
  paper.issued_on = parse_date("2026-06-01").value();
  paper.paid_on = parse_date("2026-05-29");
  paper.subject = "令和8年度 会費 ほか2件";
  paper.to = {"2500012", "神奈川県小田原市本町1丁目1番1号 見本ビル3階", "株式会社見本食品製造",
              "代表取締役　見本 太郎"};
  paper.from = {"小田原商工会議所", "2500014", "神奈川県小田原市城内1番21号", "0465-23-1811",
                "T1234567890123"};
  paper.lines = {{"令和8年度 会費", 11, 27'500, 0},
                 {"令和8年度 法定台帳の負担金", std::nullopt, 2'000, 0},
                 {"会報の広告料", std::nullopt, 11'000, 10}};
  if (kind != DuesPaperKind::receipt) {
    paper.days = {{parse_date("2026-04-14").value(), "第1期", 13'750},
                  {parse_date("2026-04-14").value(), "負担金", 2'000},
                  {parse_date("2026-07-31").value(), "その他", 11'000},
                  {parse_date("2026-10-14").value(), "第2期", 13'750}};
  }
  paper.how_to_pay = {"次の口座へお振り込みください。見本銀行 本店 普通 1234567 オダワラシヨウコウカイギシヨ",
                      "振込手数料はご負担くださいますようお願いいたします。"};
  paper.notes = {"ご不明な点は総務課までお問い合わせください。", "納められた会費はお返しできません。"};
  add_up(paper);
  return paper;
}

TEST(PaperPdf, EachKindFitsOnOnePage) {
  pdf::Document sheet("見本");
  bool first = true;
  for (const DuesPaperKind kind : {DuesPaperKind::invoice, DuesPaperKind::receipt, DuesPaperKind::reminder}) {
    if (!first) sheet.new_page();
    first = false;
    draw_paper(sheet, example(kind));
  }
  EXPECT_EQ(sheet.pages(), 3);
  const std::string bytes = sheet.finish();
  EXPECT_EQ(bytes.substr(0, 5), "%PDF-");
  // To look at them: BANSO_KEEP_PAPERS=/tmp/papers.pdf
  if (const char* keep = std::getenv("BANSO_KEEP_PAPERS")) std::ofstream(keep, std::ios::binary) << bytes;
}

TEST(PaperPdf, ManyLinesGoOnOnTheNextPage) {
  PaperDocument paper = example(DuesPaperKind::invoice);
  for (int i = 0; i < 60; ++i) paper.lines.push_back({"会報の広告料", std::nullopt, 11'000, 10});
  add_up(paper);
  pdf::Document sheet("見本");
  draw_paper(sheet, paper);
  EXPECT_GT(sheet.pages(), 1);
}

}  // namespace
}  // namespace banso::dues
