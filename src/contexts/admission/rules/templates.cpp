#include "contexts/admission/rules/templates.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "kernel/text.hpp"

namespace banso::admission {

const std::vector<DefaultTemplate>& default_templates() {
  static const std::vector<DefaultTemplate> all{
      {"receipt", "受付のお知らせ", "申込みが届いたとき、自動で送ります", true,
       "入会のお申込みを受け付けました（受付番号 {{receipt_number}}）",
       "{{name}} 様\n\n"
       "{{chamber}}への入会のお申込みをいただき、ありがとうございます。\n"
       "お申込みを受け付けました（{{received_on}}、受付番号 {{receipt_number}}）。\n\n"
       "■ これからの流れ\n"
       "担当者が内容を確かめ、{{due_on}}までにご連絡します。\n\n"
       "■ お申込みの状況の確認、内容の修正・追加、取下げ\n"
       "{{follow_link}}\n"
       "このアドレスは、お申込みをされた方だけのものです。ほかの方に知らせないでください。\n\n"
       "このメールに心当たりがないときは、下の連絡先へお知らせください。\n\n"
       "{{chamber}}\n{{chamber_contact}}\n"},
      {"question", "内容の確認のお願い", "分からないことを申込者に尋ねるとき", false,
       "入会のお申込みについて、確認のお願い（受付番号 {{receipt_number}}）",
       "{{name}} 様\n\n"
       "入会のお申込みをいただき、ありがとうございます。\n"
       "お手続きを進めるために、次のことをお知らせください。\n\n"
       "{{question}}\n\n"
       "■ お返事は、こちらのページからお送りください。\n"
       "{{follow_link}}\n\n"
       "{{chamber}} {{staff}}\n{{chamber_contact}}\n"},
      {"visit", "訪問・面談のご案内", "訪問や面談の日時が決まったとき", false,
       "訪問・面談の日時のご案内（{{visit_at}}）",
       "{{name}} 様\n\n"
       "入会のお手続きのため、次の日時にお会いすることになりました。\n\n"
       "日時：{{visit_at}}\n"
       "場所：{{visit_place}}\n\n"
       "当日は、事業の内容をうかがい、会費と必要な書類をご説明します。\n"
       "ご都合が変わったときは、早めにご連絡ください。\n\n"
       "■ お申込みの状況\n{{follow_link}}\n\n"
       "{{chamber}} {{staff}}\n{{chamber_contact}}\n"},
      {"documents", "必要書類のご案内", "書類をそろえてもらうとき", false,
       "入会のお手続きに必要な書類のご案内",
       "{{name}} 様\n\n"
       "入会のお手続きに、次の書類が必要です。\n\n"
       "{{papers}}\n\n"
       "■ 会費の見込み\n"
       "{{dues}}\n\n"
       "書類は、窓口へお持ちいただくか、郵送でお送りください。\n\n"
       "{{chamber}} {{staff}}\n{{chamber_contact}}\n"},
      {"declined", "入会をお受けできないお知らせ", "入会を断るとき", false, "入会のお申込みについて",
       "{{name}} 様\n\n"
       "このたびは、{{chamber}}への入会のお申込みをいただき、ありがとうございました。\n"
       "まことに申し訳ありませんが、次の理由により、今回は入会をお受けできませんでした。\n\n"
       "{{reason}}\n\n"
       "ご不明な点は、下の連絡先へお問い合わせください。\n\n"
       "{{chamber}}\n{{chamber_contact}}\n"},
      {"welcome", "入会のご案内", "入会が確定したとき", false, "{{chamber}}へのご入会のご案内",
       "{{name}} 様\n\n"
       "{{chamber}}へのご入会の手続きが終わりました（入会日 {{joined_on}}）。\n"
       "ご入会いただき、ありがとうございます。\n\n"
       "■ 会費\n"
       "{{dues}}\n\n"
       "経営の相談、融資、補助金、共済、人材、販路など、どうぞお気軽にご相談ください。\n\n"
       "{{chamber}}\n{{chamber_contact}}\n"},
      {"invitation", "マイページのご案内", "入会が確定したとき、希望があれば送ります", false,
       "マイページのご案内（{{chamber}}）",
       "{{name}} 様\n\n"
       "会員の方のためのマイページをご用意しました。登録の内容の確認と変更、会費の確認、\n"
       "支援制度の案内の受け取りができます。\n\n"
       "■ はじめ方\n"
       "次のアドレスを開き、メールアドレスとパスワードを決めて登録してください。\n"
       "{{account_link}}\n"
       "このアドレスは{{account_until}}まで使えます。ほかの方に知らせないでください。\n\n"
       "{{chamber}}\n{{chamber_contact}}\n"}};
  return all;
}

const DefaultTemplate* find_default_template(std::string_view key) {
  const auto& all = default_templates();
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const auto& known) { return known.template_key == key; });
  return found == all.end() ? nullptr : &*found;
}

const std::vector<Placeholder>& placeholders() {
  static const std::vector<Placeholder> all{{"name", "事業所名"},
                                            {"representative", "代表者の氏名"},
                                            {"contact", "担当者の氏名"},
                                            {"chamber", "商工会議所の名前"},
                                            {"chamber_contact", "商工会議所の連絡先", true},
                                            {"staff", "担当する職員の名前", true},
                                            {"today", "今日の日付"},
                                            {"receipt_number", "受付番号"},
                                            {"received_on", "受け付けた日"},
                                            {"due_on", "次の手続きの期限"},
                                            {"follow_link", "申込者のページのアドレス"},
                                            {"visit_at", "訪問・面談の日時"},
                                            {"visit_place", "訪問・面談の場所"},
                                            {"papers", "まだ届いていない書類"},
                                            {"dues", "会費の見込み"},
                                            {"joined_on", "入会日"},
                                            {"member_number", "会員番号"},
                                            {"reason", "断る理由"},
                                            {"question", "尋ねること"},
                                            {"account_link", "マイページの登録のアドレス"},
                                            {"account_until", "そのアドレスの期限"}};
  return all;
}

namespace {

/// Calls `text` with what stands between placeholders and `word` with each word in braces.
template <class Text, class Word>
void walk(std::string_view from, const Text& text, const Word& word) {
  while (!from.empty()) {
    const auto open = from.find("{{");
    const auto close = open == std::string_view::npos ? open : from.find("}}", open + 2);
    if (close == std::string_view::npos) {
      text(from);
      return;
    }
    text(from.substr(0, open));
    word(trim(from.substr(open + 2, close - open - 2)));
    from.remove_prefix(close + 2);
  }
}

const Placeholder* find_placeholder(std::string_view key) {
  const auto& all = placeholders();
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const auto& known) { return known.key == key; });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace

Filled fill_placeholders(std::string_view text, const PlaceholderValues& values) {
  Filled filled;
  walk(
      text, [&](std::string_view part) { filled.text += part; },
      [&](std::string_view key) {
        const auto value = values.find(key);
        if (value != values.end() && !value->second.empty()) {
          filled.text += value->second;
          return;
        }
        const Placeholder* known = find_placeholder(key);
        if (known && known->may_be_empty) return;
        filled.text += "（未定）";
        std::string label(known ? known->label : key);
        if (std::find(filled.missing.begin(), filled.missing.end(), label) == filled.missing.end()) {
          filled.missing.push_back(std::move(label));
        }
      });
  return filled;
}

std::vector<FieldError> placeholder_problems(std::string_view text, const std::string& path) {
  std::vector<FieldError> errors;
  walk(
      text, [](std::string_view) {},
      [&](std::string_view key) {
        if (find_placeholder(key) || !errors.empty()) return;
        errors.push_back({path, "unknown_placeholder",
                          fmt::format("{{{{{}}}}}という差し込みはありません。使えるものは一覧から選んで"
                                      "ください。",
                                      first_code_points(key, 40))});
      });
  return errors;
}

}  // namespace banso::admission
