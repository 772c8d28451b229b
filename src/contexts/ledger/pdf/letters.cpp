#include "contexts/ledger/pdf/letters.hpp"

#include <fmt/format.h>

#include "kernel/text.hpp"
#include "platform/identity/personal_link.hpp"

namespace banso::ledger {
namespace {

using pdf::Align;
using pdf::Stroke;

constexpr double kLeft = 20;
constexpr double kWidth = 170;

// The window of a long envelope (長形3号) over a sheet folded in three.
constexpr double kWindowLeft = 22;
constexpr double kWindowTop = 17;
constexpr double kWindowWidth = 82;

// The table on the back.
constexpr double kTableTop = 46;
constexpr double kRowHeight = 9.4;
constexpr double kLabelWidth = 42;
constexpr double kHeldWidth = 62;

constexpr std::string_view kLaw =
    "商工会議所法第10条・第13条、同法施行令第1条・第2条（特定商工業者の台帳）。いただいた内容は台帳の作成と商"
    "工会議所"
    "の事業のために使い、法にしたがって適切に管理します（同法第11条）。";

std::string usual_text(const LetterHead& head) {
  return fmt::format(
      "日ごろから商工会議所の事業にご協力をいただき、ありがとうございます。商工会議所法により、{}"
      "に地区内で一定の規模"
      "の事業を営む方（特定商工業者）の台帳を作り、毎年度、記載事項を確かめています。下の方法で、登録されてい"
      "る内容"
      "をお確かめください。変わりがないときも、ご回答をお願いします。",
      japanese_era(head.base_day));
}

std::string post_code_words(const std::string& digits) {
  return digits.size() == 7 ? fmt::format("〒{}-{}", digits.substr(0, 3), digits.substr(3)) : digits;
}

/// Writes text into a space of this height: smaller where it does not fit, and cut where even that does not
/// help.
void fit(pdf::Document& document, pdf::Point at, double width, double height, const std::string& text,
         pdf::TextStyle style = {}) {
  if (text.empty()) return;
  for (const double size : {style.size, style.size * 0.85, style.size * 0.72}) {
    style.size = size;
    const double needs = document.height_of(width, text, style);
    if (needs <= height) {
      document.text({at.x, at.y + (height - needs) / 2}, width, text, style);
      return;
    }
  }
  std::size_t characters = count_code_points(text);
  std::string cut;
  do {
    characters = characters * 9 / 10;
    cut = std::string(first_code_points(text, characters)) + "…";
  } while (characters > 4 && document.height_of(width, cut, style) > height);
  document.text({at.x, at.y + 0.3}, width, cut, style);
}

void check_box(pdf::Document& document, pdf::Point at, std::string_view label, double width,
               double size = 9.5) {
  document.box({at.x, at.y + 0.6}, 3.6, 3.6, Stroke{.width = 0.3});
  document.text({at.x + 5.4, at.y}, width, label, {.size = size});
}

void blank(pdf::Document& document, pdf::Point at, double width, std::string_view label) {
  document.text(at, width, label, {.size = 8, .grey = 0.2});
  document.line({at.x, at.y + 8.5}, {at.x + width, at.y + 8.5}, {.width = 0.2});
}

}  // namespace

std::string letter_link(std::string_view public_url, std::string_view token) {
  return fmt::format("{}/l/{}", public_url, token);
}

LetterPrinter::LetterPrinter(const LetterHead& head, std::function<void(std::string_view)> sink)
    : head_(head), document_(head.title, std::move(sink)) {
  front_ = document_.record([this] { draw_front(); });
  back_ = document_.record([this] { draw_back(); });
}

void LetterPrinter::draw_front() {
  pdf::Document& d = document_;
  // Where to fold.
  for (const double y : {99.0, 198.0}) d.line({4, y}, {9, y}, {.width = 0.15, .grey = 0.5});

  d.text({120, 14}, 70, japanese_era(head_.issued_on), {.size = 9, .align = Align::kRight});
  double y = 24;
  y += d.text({120, y}, 70, head_.chamber, {.size = 11, .bold = true, .align = Align::kRight});
  if (!head_.sender_address.empty()) {
    y += d.text({112, y + 1}, 78, post_code_words(head_.sender_post_code) + " " + head_.sender_address,
                {.size = 8, .align = Align::kRight});
  }
  d.text({112, y + 2}, 78, head_.contact, {.size = 8, .align = Align::kRight});

  y = 66;
  if (head_.reminder) {
    d.box({kLeft, y - 1}, 26, 7.4, std::nullopt, 0.15);
    d.text({kLeft, y - 0.2}, 26, "再度のお願い",
           {.size = 10.5, .bold = true, .align = Align::kCenter, .grey = 1});
  }
  y += d.text({kLeft, y}, kWidth, head_.title, {.size = 14, .bold = true, .align = Align::kCenter}) + 5;
  const std::string reminder =
      "先にお願いした台帳の記載事項の確認について、まだご回答をいただいていません。行き違いのときはお許しくだ"
      "さい。\n";
  y += d.text(
      {kLeft, y}, kWidth,
      (head_.reminder ? reminder : "") + (head_.letter_text.empty() ? usual_text(head_) : head_.letter_text),
      {.size = 9.5});

  // What to do.
  const double box = 122;
  d.box({kLeft, box}, kWidth, 74, Stroke{.width = 0.5});
  d.box({kLeft, box}, kWidth, 9, std::nullopt, 0.88);
  d.text({kLeft + 4, box + 1.6}, kWidth - 8,
         "スマートフォン・パソコンで回答する（番号やパスワードはいりません）", {.size = 10.5, .bold = true});
  double step = box + 13;
  int number = 1;
  for (const std::string_view line :
       {"左のQRコードを読み取ります。", "登録されている内容が表示されます。",
        "変わりがなければ「変更ありません」を押します。違うところはその場でなおせます。"}) {
    d.text({kLeft + 58, step}, 8, fmt::format("{}.", number++), {.size = 11, .bold = true});
    step += d.text({kLeft + 65, step}, 100, line, {.size = 10.5}) + 2.6;
  }
  d.text({kLeft + 58, box + 44}, 108, "読み取れないときは、次のページを開いて番号を入力してください。",
         {.size = 8.5});
  d.text({kLeft + 58, box + 50}, 108, fmt::format("{}/l", head_.public_url), {.size = 9.5, .bold = true});
  d.text({kLeft + 58, box + 56}, 30, "番号", {.size = 8.5});

  y = 202;
  d.box({kLeft, y}, kWidth, 12, std::nullopt, 0.93);
  d.text({kLeft + 4, y + 3}, 40, "回答の期限", {.size = 11, .bold = true});
  d.text({kLeft + 44, y + 2.4}, 122, japanese_era(head_.deadline) + "まで", {.size = 13, .bold = true});
  y += 16;
  y += d.text({kLeft, y}, kWidth,
              "紙で回答する方は、裏面の回答用紙に記入し、郵送・FAX・窓口のいずれかでお送りください。",
              {.size = 9.5}) +
       3;
  if (!head_.levy_text.empty()) {
    y +=
        d.text(
            {kLeft, y}, kWidth,
            "あわせて、台帳の作成・管理の経費にあてる負担金への同意をお願いしています。同じ画面、または裏面で"
            "お答えください。",
            {.size = 9.5}) +
        3;
  }
  y += d.text({kLeft, y}, kWidth, "根拠", {.size = 8.5, .bold = true}) + 0.5;
  d.text({kLeft, y}, kWidth, kLaw, {.size = 8});
  d.text({kLeft, 282}, kWidth,
         "この用紙のQRコードと番号は、あて先の事業所だけのものです。ほかの人に渡さないでください。",
         {.size = 8, .align = Align::kCenter});
}

void LetterPrinter::draw_back() {
  pdf::Document& d = document_;
  d.text({kLeft, 14}, 120, "回答用紙", {.size = 14, .bold = true});
  d.text(
      {kLeft, 22}, 118,
      fmt::format(
          "{}\n{}の内容で記入し、{}までにお送りください。QRコードから回答した方は、送らなくてかまいません。",
          head_.title, japanese_era(head_.base_day), japanese_era(head_.deadline)),
      {.size = 8.5});
  double y = kTableTop - 6;
  d.box({kLeft, y}, kWidth, 6, std::nullopt, 0.88);
  d.text({kLeft + 2, y + 0.9}, kLabelWidth, "項目", {.size = 8.5, .bold = true});
  d.text({kLeft + kLabelWidth + 2, y + 0.9}, kHeldWidth, "登録されている内容", {.size = 8.5, .bold = true});
  d.text({kLeft + kLabelWidth + kHeldWidth + 2, y + 0.9}, 66, "違うときは正しい内容",
         {.size = 8.5, .bold = true});
  y = kTableTop;
  for (const LetterItem& item : kLetterItems) {
    fit(d, {kLeft + 2, y + 0.6}, kLabelWidth - 3, kRowHeight - 1.2, std::string(item.label), {.size = 8.5});
    d.line({kLeft, y}, {kLeft + kWidth, y}, {.width = 0.2});
    y += kRowHeight;
  }
  const double height = y - kTableTop + 6;
  d.box({kLeft, kTableTop - 6}, kWidth, height, Stroke{.width = 0.4});
  for (const double x : {kLeft + kLabelWidth, kLeft + kLabelWidth + kHeldWidth}) {
    d.line({x, kTableTop - 6}, {x, y}, {.width = 0.2});
  }
  y += 4;
  check_box(d, {kLeft, y}, "登録されている内容から変更ありません", 80);
  check_box(d, {kLeft + 88, y}, "変更があります（右の欄に記入しました）", 80);
  y += 8;
  blank(d, {kLeft, y}, 50, "記入日　令和　　年　　月　　日");
  blank(d, {kLeft + 56, y}, 62, "記入者の氏名");
  blank(d, {kLeft + 124, y}, 46, "電話");
  y += 13;
  if (head_.levy_text.empty()) return;
  d.box({kLeft, y}, kWidth, 286 - y, Stroke{.width = 0.4});
  d.text({kLeft + 3, y + 1.6}, 80, "負担金の賦課への同意", {.size = 9.5, .bold = true});
  const double text_height = 286 - y - 29;
  fit(d, {kLeft + 3, y + 7.5}, kWidth - 6, text_height, head_.levy_text, {.size = 8.5});
  const double sign = 286 - 20;
  check_box(d, {kLeft + 3, sign}, "同意します", 24);
  check_box(d, {kLeft + 3, sign + 7}, "同意しません", 24);
  d.text({kLeft + 40, sign}, 60, "役職・氏名（署名または記名押印）", {.size = 8, .grey = 0.2});
  d.line({kLeft + 40, sign + 14}, {kLeft + 134, sign + 14}, {.width = 0.2});
  d.box({kLeft + 142, sign - 2}, 18, 18, Stroke{.width = 0.2, .dashed = true});
  d.text({kLeft + 142, sign + 5}, 18, "印", {.size = 8, .align = Align::kCenter, .grey = 0.5});
}

void LetterPrinter::add(const Letter& letter) {
  pdf::Document& d = document_;
  if (begun_) d.new_page();
  begun_ = true;
  const std::string link = letter_link(head_.public_url, letter.token);
  const std::string code = identity::spaced_personal_link(letter.token);
  const std::string number = fmt::format("整理番号 {}", letter.target_id);

  d.place(front_);
  double y = kWindowTop;
  y += d.text({kWindowLeft, y}, kWindowWidth, post_code_words(letter.post_code), {.size = 10});
  fit(d, {kWindowLeft, y + 0.8}, kWindowWidth, 10.5, letter.address, {.size = 10});
  y += 12.6;
  fit(d, {kWindowLeft + 3, y}, kWindowWidth - 3, 11,
      letter.attention.empty() ? letter.name + "　御中" : letter.name, {.size = 11.5, .bold = true});
  if (!letter.attention.empty()) {
    fit(d, {kWindowLeft + 3, y + 11}, kWindowWidth - 3, 5.5, letter.attention, {.size = 10});
  }
  d.text({120, 19}, 70, number, {.size = 8, .align = Align::kRight});
  if (!letter.question.empty()) {
    d.box({kLeft, 101}, kWidth, 18, Stroke{.width = 0.3});
    d.text({kLeft + 3, 102}, 60, "教えていただきたいこと", {.size = 8.5, .bold = true});
    fit(d, {kLeft + 3, 106.5}, kWidth - 6, 11.5, letter.question, {.size = 9.5});
  }
  d.qr({kLeft + 4, 134}, 50, link);
  d.text({kLeft + 58, 183.5}, 110, code, {.size = 12.5, .bold = true});

  d.new_page();
  d.place(back_);
  d.qr({166, 9}, 27, link);
  d.text({128, 14}, 40, number, {.size = 8});
  fit(d, {128, 18.5}, 38, 10, letter.name, {.size = 8});
  fit(d, {128, 29.5}, 36, 7, code, {.size = 7.5});
  y = kTableTop;
  for (const std::string& held : letter.held) {
    fit(d, {kLeft + kLabelWidth + 2, y + 0.5}, kHeldWidth - 3, kRowHeight - 1, held, {.size = 8.5});
    y += kRowHeight;
  }
  if (!letter.levy.empty() && !head_.levy_text.empty()) {
    d.text({kLeft + 90, kTableTop + kRowHeight * kLetterItems.size() + 26.6}, kWidth - 93, letter.levy,
           {.size = 9.5, .bold = true, .align = Align::kRight});
  }
}

int LetterPrinter::pages() const {
  return begun_ ? document_.pages() : 0;
}

void LetterPrinter::finish() {
  document_.finish();
}

std::string draw_consent_sheet(const ConsentSheet& sheet) {
  pdf::Document d("負担金の賦課への同意書");
  d.text({kLeft, 30}, kWidth, "負担金の賦課への同意書", {.size = 18, .bold = true, .align = Align::kCenter});
  d.text({kLeft, 48}, kWidth, sheet.chamber + "　御中", {.size = 12});
  double y = 62;
  y += d.text({kLeft, y}, kWidth, sheet.title, {.size = 11, .bold = true}) + 4;
  y += d.text({kLeft, y}, kWidth, sheet.levy_text, {.size = 11}) + 4;
  if (!sheet.levy.empty())
    y += d.text({kLeft, y}, kWidth, "負担金　" + sheet.levy, {.size = 12, .bold = true}) + 6;
  check_box(d, {kLeft, y}, "上の内容に同意します。", 120, 11);
  y += 20;
  d.text({kLeft + 60, y}, 110, "令和　　　年　　　月　　　日", {.size = 11});
  y += 14;
  for (const auto& [label, value] : {std::pair<std::string_view, const std::string&>{"所在地", sheet.address},
                                     {"名称", sheet.name},
                                     {"役職・氏名", sheet.signer}}) {
    d.text({kLeft + 30, y}, 28, label, {.size = 10, .grey = 0.2});
    fit(d, {kLeft + 60, y - 3}, 84, 10, value, {.size = 11});
    d.line({kLeft + 60, y + 8}, {kLeft + 146, y + 8}, {.width = 0.2});
    y += 15;
  }
  d.box({kLeft + 150, y - 24}, 20, 20, Stroke{.width = 0.2, .dashed = true});
  d.text({kLeft + 150, y - 16}, 20, "印", {.size = 9, .align = Align::kCenter, .grey = 0.5});
  if (!sheet.evidence.empty()) {
    y += 8;
    y += d.text({kLeft, y}, kWidth, "電子での同意の記録", {.size = 9, .bold = true}) + 1;
    for (const std::string& line : sheet.evidence) y += d.text({kLeft, y}, kWidth, line, {.size = 8}) + 0.5;
  }
  d.text({kLeft, 280}, kWidth, fmt::format("印刷日 {}", japanese_era(sheet.today)),
         {.size = 8, .align = Align::kRight, .grey = 0.3});
  return d.finish();
}

}  // namespace banso::ledger
