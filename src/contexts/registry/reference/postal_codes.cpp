#include "contexts/registry/reference/postal_codes.hpp"

#include <fmt/format.h>

#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "kernel/area_code.hpp"
#include "kernel/digits.hpp"
#include "kernel/text.hpp"
#include "platform/csv/reader.hpp"

namespace banso::registry {
namespace {

constexpr std::size_t kKenAllColumns = 15;
constexpr std::size_t kJigyosyoColumns = 13;
constexpr std::uint64_t kLinesToGiveUp = 200;
constexpr std::size_t kMaxTownBytes = 3'000;

/// Half-width kana as full-width; the full-width edition stays as it is.
std::string wide_kana(std::string_view text) {
  return nfkc(text);
}

/// The reading without what stood in parentheses, and without the reading of "not listed below".
std::string clean_town_kana(std::string_view written, const std::string& town) {
  if (town.empty()) return {};
  const std::string wide = wide_kana(written);
  return wide.substr(0, wide.find('('));
}

class PostalCodeReader {
 public:
  PostalCodeReader(csv::ByteSource& source, const std::function<void(const PostalCode&)>& accept,
                   const RejectLine& reject)
      : source_(source), accept_(accept), reject_(reject) {}

  ReferenceSummary read() {
    while (source_.next_entry()) read_entry();
    if (summary_.accepted + summary_.rejected == 0) {
      throw csv::SourceError("reference.empty", "ファイルに1件もデータがありません。");
    }
    return summary_;
  }

 private:
  /// A town that goes on in the next line.
  struct Open {
    PostalCode row;
    std::string town;
    std::string kana;
    std::uint64_t line;
    std::string text;
  };

  void read_entry() {
    csv::Reader reader(source_);
    for (auto step = reader.next(); step != csv::Reader::Step::kEnd; step = reader.next()) {
      if (step == csv::Reader::Step::kBad) {
        const auto& bad = reader.bad();
        refuse(bad.line, {bad.column, bad.code, bad.message}, bad.text);
      } else if (reader.fields().size() == kKenAllColumns) {
        take_ken_all(reader);
      } else if (reader.fields().size() == kJigyosyoColumns) {
        take_jigyosyo(reader);
      } else {
        refuse(reader.line(),
               {0, "reference.column_count",
                fmt::format("列の数が{}です。郵便番号のCSVは15列(大口事業所は13列)です。",
                            reader.fields().size())},
               reader.original_text());
      }
      if (summary_.accepted == 0 && summary_.rejected >= kLinesToGiveUp) {
        throw csv::SourceError(
            "reference.not_postal_codes",
            fmt::format("「{}」は日本郵便の郵便番号データではないようです(初めの{}行がすべて誤り)。",
                        source_.entry_name(), kLinesToGiveUp));
      }
    }
    close_unfinished();
  }

  void refuse(std::uint64_t line, LineProblem problem, std::string text) {
    ++summary_.rejected;
    reject_({source_.entry_name(), line, {std::move(problem)}, std::move(text)});
  }

  /// Codes that both editions share; false when the line was refused.
  bool take_codes(const csv::Reader& reader, std::size_t post_code_column, PostalCode& row) {
    const auto fields = reader.fields();
    const std::string_view city = fields[0];
    const std::string_view post_code = fields[post_code_column - 1];
    if (city.size() != 5 || !all_digits(city) || find_prefecture(city.substr(0, 2)) == nullptr) {
      refuse(reader.line(),
             {1, "reference.area_code",
              fmt::format("1列目の全国地方公共団体コード「{}」は5けたの数字です。",
                          first_code_points(city, 30))},
             reader.original_text());
      return false;
    }
    if (post_code.size() != 7 || !all_digits(post_code)) {
      refuse(reader.line(),
             {post_code_column, "post_code.invalid",
              fmt::format("{}列目の郵便番号「{}」は7けたの数字です。", post_code_column,
                          first_code_points(post_code, 30))},
             reader.original_text());
      return false;
    }
    row.post_code = post_code;
    row.city_code = city;
    row.prefecture_code = city.substr(0, 2);
    return true;
  }

  void take_ken_all(const csv::Reader& reader) {
    constexpr std::string_view kAbolished = "2";
    const auto fields = reader.fields();
    PostalCode row;
    if (!take_codes(reader, 3, row)) return;
    if (open_ && (open_->row.post_code != row.post_code || open_->town.size() > kMaxTownBytes))
      close_unfinished();
    if (open_) {
      open_->town += fields[8];
      // The reading is repeated or goes on; what follows the parenthesis is dropped anyway.
      open_->kana += fields[5];
    } else {
      row.prefecture_kana = wide_kana(fields[3]);
      row.city_kana = wide_kana(fields[4]);
      row.prefecture_name = fields[6];
      row.city_name = fields[7];
      open_ = Open{std::move(row), std::string(fields[8]), std::string(fields[5]), reader.line(),
                   reader.original_text()};
    }
    const bool goes_on =
        open_->town.find("（") != std::string::npos && open_->town.find("）") == std::string::npos;
    if (goes_on) return;
    if (fields[13] != kAbolished) {
      finish(*open_);
    }
    open_.reset();
  }

  void finish(Open& open) {
    TownName name = clean_town(open.town);
    open.row.town_kana = clean_town_kana(open.kana, name.town);
    open.row.town_name = std::move(name.town);
    open.row.note = std::move(name.note);
    ++summary_.accepted;
    accept_(open.row);
  }

  void close_unfinished() {
    if (!open_) return;
    refuse(open_->line, {9, "reference.open_parenthesis", "9列目の町域名のかっこが閉じていません。"},
           open_->text);
    open_.reset();
  }

  void take_jigyosyo(const csv::Reader& reader) {
    constexpr std::string_view kAbolished = "5";
    const auto fields = reader.fields();
    PostalCode row;
    if (!take_codes(reader, 8, row)) return;
    if (fields[12] == kAbolished) return;
    row.office_kana = wide_kana(fields[1]);
    row.office_name = fields[2];
    row.prefecture_name = fields[3];
    row.city_name = fields[4];
    row.town_name = fields[5];
    row.office_street = fields[6];
    ++summary_.accepted;
    accept_(row);
  }

  csv::ByteSource& source_;
  const std::function<void(const PostalCode&)>& accept_;
  const RejectLine& reject_;
  ReferenceSummary summary_;
  std::optional<Open> open_;
};

}  // namespace

TownName clean_town(std::string_view as_published) {
  // The UTF-8 edition writes 〜 and − where the Shift_JIS edition, read as Windows does, and the tax agency
  // have ～ and －.
  std::string unified(as_published);
  for (const auto& [published, usual] : {std::pair("〜", "～"), std::pair("−", "－")}) {
    const std::string_view sign = published;
    for (auto at = unified.find(sign); at != std::string::npos; at = unified.find(sign, at)) {
      unified.replace(at, sign.size(), usual);
    }
  }
  const std::string_view written = unified;
  constexpr std::string_view kWhole = "一円";
  if (written == "以下に掲載がない場合") return {};
  // 「境町の次に番地がくる場合」: there is no town, the house number follows the city at once.
  if (written.ends_with("場合") && written.find("の次に") != std::string_view::npos)
    return {{}, std::string(written)};
  TownName name;
  const auto open = written.find("（");
  const auto close = written.rfind("）");
  name.town = written.substr(0, open);
  if (open != std::string_view::npos && close != std::string_view::npos && close > open) {
    const std::size_t begin = open + std::string_view("（").size();
    name.note = written.substr(begin, close - begin);
  }
  // 「利島村一円」 is the whole village; 「一円」 alone is a town of that name in 滋賀県多賀町.
  const std::string_view town = name.town;
  if (town.size() > kWhole.size() && town.ends_with(kWhole)) {
    name.note = std::exchange(name.town, {});
  }
  return name;
}

ReferenceSummary read_postal_codes(csv::ByteSource& source,
                                   const std::function<void(const PostalCode&)>& accept,
                                   const RejectLine& reject) {
  return PostalCodeReader(source, accept, reject).read();
}

}  // namespace banso::registry
