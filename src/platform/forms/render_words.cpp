#include "platform/forms/render_words.hpp"

namespace banso::forms {
namespace {

constexpr Words kJapanese{
    .required = "※必須",
    .optional = "※任意",
    .required_if = "※該当する場合は必須",
    .when = "該当する場合：",
    .choose = "選んでください",
    .other = "その他の内容",
    .submit = "送信する",
    .errors = "{}か所を直してください",
    .add = "{}を追加する",
    .remove = "この{}を取り消す",
    .post_code = "郵便番号",
    .address = "都道府県・市区町村・番地・建物名",
    .rank = "位",
    .files_again = "ファイルは、もう一度選んでください。",
    .typed_name = "お名前（署名としてお使いします）",
    .computed = "送信すると自動で計算します",
    .most_files = "{}つまで、1つ{}まで。",
    .document = "内容を読む",
    .honeypot = "ここには何も入力しないでください",
    .languages = "言語",
};

constexpr Words kEnglish{
    .required = "*Required",
    .optional = "*Optional",
    .required_if = "*Required where it applies",
    .when = "If this applies: ",
    .choose = "Please choose",
    .other = "Please describe",
    .submit = "Send",
    .errors = "Please correct {} item(s)",
    .add = "Add: {}",
    .remove = "Remove: {}",
    .post_code = "Postal code",
    .address = "Prefecture, city, street number and building",
    .rank = "",
    .files_again = "Please choose the files again.",
    .typed_name = "Your name (used as your signature)",
    .computed = "Worked out when you send the form",
    .most_files = "Up to {} file(s), {} each. ",
    .document = "Read the text",
    .honeypot = "Please leave this empty",
    .languages = "Language",
};

}  // namespace

const Words& words_in(std::string_view language) {
  return language.empty() || language == "ja" ? kJapanese : kEnglish;
}

}  // namespace banso::forms
