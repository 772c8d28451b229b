#include "platform/shape/messages.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace banso::shape {
namespace {

using Sentence = std::pair<std::string_view, std::string_view>;

// Codes whose sentence needs no number. Codes of the kernel's scalars (email.*, corporate_number.* …) are
// here too, so that one place holds every sentence.
constexpr std::array kSentences{
    Sentence{"required", "入力してください。"},
    Sentence{"unknown_member", "この項目はありません。項目名のつづりを確かめてください。"},
    Sentence{"unknown_value", "選べない値です。一覧の中から選んでください。"},
    Sentence{"not_text", "文字列で入力してください。"},
    Sentence{"not_a_number", "数字で入力してください。"},
    Sentence{"not_whole", "小数点のない整数で入力してください。"},
    Sentence{"not_true_or_false", "「はい」か「いいえ」(true / false) で指定してください。"},
    Sentence{"not_a_list", "一覧 (配列) で指定してください。"},
    Sentence{"not_an_object", "項目のまとまり (オブジェクト) で指定してください。"},
    Sentence{"not_utf8", "文字コードが正しくありません。UTF-8で送ってください。"},
    Sentence{"control_character", "使えない制御文字が入っています。消してから入力し直してください。"},
    Sentence{"not_a_date", "日付は 2026-04-01 の形で、実在する日を入力してください。"},
    Sentence{"not_an_instant", "日時は 2026-04-01T09:00:00+09:00 の形で入力してください。"},
    Sentence{"email.invalid", "メールアドレスの形になっていません。例: taro@example.jp"},
    Sentence{"email.too_long", "メールアドレスは254文字までです。"},
    Sentence{"email.idn",
             "日本語などのドメインのメールアドレスは使えません。英数字のアドレスを入力してください。"},
    Sentence{"phone.invalid", "電話番号は市外局番から数字とハイフンで入力してください。例: 03-1234-5678"},
    Sentence{"post_code.invalid", "郵便番号は7けたの数字で入力してください。例: 100-0001"},
    Sentence{"month_day.invalid", "月と日は 04-01 の形で、実在する日を入力してください。"},
    Sentence{"industry_code.invalid", "日本標準産業分類のコードを選んでください。例: E、09、3921"},
    Sentence{"city_code.invalid", "市区町村コードは5けたの数字です。一覧から選んでください。例: 37201"},
    Sentence{"prefecture_code.invalid",
             "都道府県コードは01から47の2けたです。一覧から選んでください。例: 37"},
    Sentence{"business_kind.invalid", "法人の種類を一覧から選んでください。"},
    Sentence{"url.invalid", "https:// または http:// で始まるアドレスを入力してください。"},
    Sentence{"corporate_number.length", "法人番号は13けたの数字です。けた数を確かめてください。"},
    Sentence{"corporate_number.not_digit", "法人番号に数字でない文字が入っています。"},
    Sentence{"corporate_number.leading_zero", "法人番号は0では始まりません。先頭の数字を確かめてください。"},
    Sentence{"corporate_number.check_digit",
             "法人番号の検査数字が合いません。入力まちがいがないか確かめてください。"},
};

}  // namespace

std::string field_message(std::string_view code, const Type& type) {
  if (code == "too_short") return fmt::format("{}文字以上で入力してください。", type.min);
  if (code == "too_long") return fmt::format("{}文字以内で入力してください。", type.max);
  if (code == "too_many_items") return fmt::format("{}件以内で指定してください。", type.max);
  if (code == "out_of_range") {
    if (type.kind != Kind::kInt || (type.min == INT64_MIN && type.max == INT64_MAX)) {
      return "扱える大きさの数で入力してください。";
    }
    if (type.min == INT64_MIN) return fmt::format("{}以下の数で入力してください。", type.max);
    if (type.max == INT64_MAX) return fmt::format("{}以上の数で入力してください。", type.min);
    return fmt::format("{}から{}までの数で入力してください。", type.min, type.max);
  }
  const auto* found = std::find_if(kSentences.begin(), kSentences.end(),
                                   [&](const Sentence& row) { return row.first == code; });
  return found == kSentences.end() ? "入力の内容を確かめてください。" : std::string(found->second);
}

}  // namespace banso::shape
