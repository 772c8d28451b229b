// letters_bench FILE COUNT: letters of a round to COUNT businesses, two pages each, drawn into FILE. Prints
// one JSON object: pages, seconds, bytes.
#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <fstream>
#include <string>

#include "contexts/ledger/pdf/letters.hpp"
#include "platform/identity/personal_link.hpp"

namespace banso::ledger {
namespace {

constexpr Date day(int y, unsigned m, unsigned d) {
  return Date(std::chrono::year(y), std::chrono::month(m), std::chrono::day(d));
}

Letter letter_of(int number) {
  static constexpr const char* kNames[] = {"さぬき製麺",   "讃州工務店", "瀬戸内海運",
                                           "屋島観光開発", "栗林印刷",   "庵治石材"};
  static constexpr const char* kTowns[] = {"番町", "丸亀町", "兵庫町", "朝日町", "香西本町", "牟礼町牟礼"};
  Letter letter;
  letter.target_id = number;
  letter.post_code = fmt::format("760{:04}", number % 9000);
  letter.address = fmt::format("香川県高松市{}{}丁目{}番{}号 高松ビル{}階", kTowns[number % 6],
                               number % 8 + 1, number % 30 + 1, number % 20 + 1, number % 9 + 1);
  letter.name = fmt::format("株式会社{}{}", kNames[number % 6], number);
  letter.attention = "代表取締役　伏見　太郎　様";
  letter.token = identity::new_personal_link().token;
  letter.held = {
      letter.name,
      "カブシキガイシャサヌキセイメン",
      "代表取締役　伏見　太郎",
      letter.address,
      "",
      fmt::format("087-821-{:04}・087-822-{:04}", number % 10000, number % 10000),
      fmt::format("info{}@example.jp", number),
      "冷凍うどん・半生うどんの製造と卸売、直営店での小売。県外の量販店への販売と、飲食店への業務用の"
      "麺の供給を行っています。",
      "平成10年4月",
      "平成12年10月",
      "1,000万円",
      fmt::format("{}人", number % 120 + 1),
      fmt::format("{}人", number % 60 + 1),
      fmt::format("{}万円", number % 9000 + 1000),
      "2か所（番町工場、丸亀町店）"};
  letter.levy = "年額 2,000円";
  return letter;
}

int run(const char* path, int count) {
  LetterHead head;
  head.title = "令和8年度 法定台帳の記載事項の確認のお願い";
  head.chamber = "高松商工会議所";
  head.sender_post_code = "7600017";
  head.sender_address = "香川県高松市番町二丁目2番2号";
  head.contact = "会員サービス課 台帳担当\n電話 087-825-3500（平日9時から17時）";
  head.public_url = "https://banso.example.jp";
  head.base_day = day(2026, 4, 1);
  head.deadline = day(2026, 6, 30);
  head.issued_on = day(2026, 5, 15);
  head.levy_text =
      "商工会議所法第12条にもとづき、台帳の作成・管理・運用に直接要する最小限度の経費にあてるため、特定商工業"
      "者に年額"
      "の負担金を賦課することに同意します。";
  const auto begin = std::chrono::steady_clock::now();
  std::ofstream file(path, std::ios::binary);
  std::size_t bytes = 0;
  LetterPrinter printer(head, [&](std::string_view more) {
    file.write(more.data(), static_cast<std::streamsize>(more.size()));
    bytes += more.size();
  });
  for (int i = 1; i <= count; ++i) printer.add(letter_of(i));
  const int pages = printer.pages();
  printer.finish();
  file.close();
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
  fmt::print("{{\"pages\":{},\"seconds\":{:.3f},\"bytes\":{},\"pages_a_second\":{:.1f}}}\n", pages,
             took.count(), bytes, pages / took.count());
  return file ? 0 : 1;
}

}  // namespace
}  // namespace banso::ledger

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  return banso::ledger::run(argv[1], std::stoi(argv[2]));
}
