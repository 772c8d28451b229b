// Letters of a round: one sheet a business, two pages. In front the address for the window of an envelope,
// what is asked, and the personal link as QR code and in characters; on the back what the chamber holds, as a
// paper to correct, sign and send back.
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/date.hpp"
#include "platform/pdf/document.hpp"

namespace banso::ledger {

/// What all letters of a batch share.
struct LetterHead {
  std::string title;  ///< 「令和8年度 法定台帳の記載事項の確認」
  std::string chamber;
  std::string sender_post_code;
  std::string sender_address;
  std::string contact;      ///< whom to ask, several lines
  std::string letter_text;  ///< what the letter says; empty: the usual text
  std::string public_url;   ///< "https://banso.example"
  Date base_day{};
  Date deadline{};
  Date issued_on{};
  bool reminder = false;
  std::string levy_text;  ///< what is agreed to; empty: no consent is asked for
};

/// The items on the back, in their order.
struct LetterItem {
  std::string_view key;
  std::string_view label;
};
inline constexpr std::array<LetterItem, 15> kLetterItems{{
    {"name", "名称"},
    {"name_kana", "フリガナ"},
    {"representative", "代表者の役職・氏名"},
    {"address", "地区内の所在地"},
    {"head_office_address", "本社の所在地（別のとき）"},
    {"phone", "電話・FAX"},
    {"email", "メールアドレス"},
    {"business_description", "事業の種類・内容"},
    {"founded_on", "事業を始めた年月"},
    {"opened_in_district_on", "地区内で始めた年月"},
    {"capital_yen", "資本金（払込済出資総額）"},
    {"regular_employees", "常時使用する従業員（全体）"},
    {"district_employees", "うち地区内の従業員"},
    {"annual_sales_yen", "最近1年間の売上高"},
    {"places", "地区内の営業所・工場など"},
}};

/// One business.
struct Letter {
  std::int64_t target_id = 0;
  std::string post_code;  ///< seven digits or empty
  std::string address;
  std::string name;
  std::string attention;  ///< 「代表取締役 伏見 太郎 様」, or empty
  std::string token;
  std::array<std::string, kLetterItems.size()> held;  ///< in words
  std::string levy;                                   ///< 「年額 2,000円」, or empty
  std::string question;                               ///< what staff ask about the last answer, or empty
};

/// Draws letters one after the other.
class LetterPrinter {
 public:
  /// @param sink takes the bytes of the file as they come
  LetterPrinter(const LetterHead& head, std::function<void(std::string_view)> sink);
  void add(const Letter& letter);
  int pages() const;
  void finish();

 private:
  void draw_front();
  void draw_back();

  const LetterHead head_;
  pdf::Document document_;
  std::size_t front_ = 0;
  std::size_t back_ = 0;
  bool begun_ = false;
};

/// The link as the QR code holds it.
std::string letter_link(std::string_view public_url, std::string_view token);

/// The consent to the levy on paper, for whoever must stamp: filled in as far as it is known.
struct ConsentSheet {
  std::string chamber;
  std::string title;
  std::string levy_text;
  std::string levy;
  std::string address;
  std::string name;
  std::string signer;  ///< position and name, or empty
  Date today{};
  std::vector<std::string> evidence;  ///< of a consent that was given: when, hash …
};
std::string draw_consent_sheet(const ConsentSheet& sheet);

}  // namespace banso::ledger
