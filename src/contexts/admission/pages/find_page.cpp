// /join: the chamber to apply to, by its name, a municipality or a postal code.
#include <fmt/format.h>

#include <algorithm>
#include <boost/json/array.hpp>

#include "contexts/admission/pages/pages.hpp"
#include "contexts/registry/api.hpp"
#include "kernel/area_code.hpp"
#include "kernel/text.hpp"
#include "platform/html/page.hpp"
#include "platform/identity/api.hpp"
#include "platform/services.hpp"

namespace banso::admission {
namespace {

namespace json = boost::json;
using identity::OrganizationSummary;

constexpr std::size_t kMostShown = 60;
constexpr std::size_t kLongestQuery = 100;

struct Found {
  std::vector<OrganizationSummary> chambers;
  std::string note;  ///< how they were found, when that is not plain
};

/// "７６０－００１７", "760 0017"
std::string digits_of(std::string_view typed) {
  std::string digits;
  for (const char letter : nfkc(typed)) {
    if (letter >= '0' && letter <= '9') digits += letter;
  }
  return digits;
}

bool is_post_code(std::string_view typed) {
  const std::string plain = nfkc(typed);
  const bool only = std::all_of(plain.begin(), plain.end(),
                                [](char c) { return (c >= '0' && c <= '9') || c == '-' || c == ' '; });
  return only && digits_of(typed).size() == 7;
}

std::vector<OrganizationSummary> of_prefecture(const std::vector<OrganizationSummary>& all,
                                               std::string_view code) {
  std::vector<OrganizationSummary> found;
  for (const auto& chamber : all) {
    if (chamber.prefecture_code && *chamber.prefecture_code == code) found.push_back(chamber);
  }
  return found;
}

Found by_post_code(db::Tx& tx, const std::vector<OrganizationSummary>& all, const std::string& code) {
  Found found;
  const auto places = registry::places_of_post_code(tx, code);
  if (places.empty()) {
    found.note = "この郵便番号は見つかりませんでした。市町村の名前で探してください。";
    return found;
  }
  for (const auto& place : places) {
    for (const auto& chamber : of_prefecture(all, place.prefecture_code)) {
      if (registry::is_named_after_city(chamber.name, place.city_name)) found.chambers.push_back(chamber);
    }
  }
  if (!found.chambers.empty()) return found;
  const auto& place = places.front();
  found.note = fmt::format(
      "{}{}の名前の付いた商工会議所はありません。{}の商工会議所をすべて表示しています。お近くの商工会議所に"
      "お問い合わせください（町や村では、商工会が担当していることがあります）。",
      place.prefecture_name, place.city_name, place.prefecture_name);
  found.chambers = of_prefecture(all, place.prefecture_code);
  return found;
}

Found by_words(const std::vector<OrganizationSummary>& all, std::string_view typed) {
  Found found;
  const std::string key = fold_name(typed);
  for (const auto& chamber : all) {
    if (fold_name(chamber.name).find(key) != std::string::npos ||
        registry::is_named_after_city(chamber.name, typed)) {
      found.chambers.push_back(chamber);
    }
  }
  if (!found.chambers.empty()) return found;
  for (const Prefecture& prefecture : prefectures()) {
    if (fold_name(prefecture.name).find(key) == std::string::npos &&
        typed.find(prefecture.name) == std::string_view::npos) {
      continue;
    }
    found.chambers = of_prefecture(all, prefecture.code);
    found.note = fmt::format("{}の商工会議所を表示しています。", prefecture.name);
    return found;
  }
  return found;
}

json::array rows_of(const std::vector<OrganizationSummary>& chambers) {
  json::array rows;
  for (const auto& chamber : chambers) {
    if (rows.size() == kMostShown) break;
    std::string prefecture;
    if (chamber.prefecture_code) {
      if (const Prefecture* found = find_prefecture(*chamber.prefecture_code)) prefecture = found->name;
    }
    rows.push_back(
        json::object{{"id", chamber.organization_id}, {"name", chamber.name}, {"prefecture", prefecture}});
  }
  return rows;
}

http::Response find_page(http::Call& call) {
  const std::string_view typed = trim(call.request.query_value("q").value_or(""));
  const bool searched = !typed.empty();
  Found found;
  if (typed.size() > kLongestQuery * 4) {
    found.note = "言葉が長すぎます。市町村の名前か、郵便番号を入れてください。";
  } else if (searched) {
    const auto all = identity::organizations_of_kind(call.tx, identity::OrganizationKind::chamber);
    found = is_post_code(typed) ? by_post_code(call.tx, all, digits_of(typed)) : by_words(all, typed);
  }
  json::object page{{"q", typed.size() > kLongestQuery * 4 ? std::string_view() : typed}};
  if (!found.note.empty()) page["note"] = found.note;
  if (!found.chambers.empty()) {
    page["found"] = json::object{{"items", rows_of(found.chambers)}, {"count", found.chambers.size()}};
    if (found.chambers.size() > kMostShown) page["more"] = true;
  } else if (searched) {
    page["none"] = true;
  }
  html::PageHead head{"商工会議所への入会申込み",
                      "お近くの商工会議所を探して、ウェブから入会を申し込めます。登録はいりません。",
                      call.services.config.public_url + "/join",
                      {},
                      "join",
                      !searched};
  return html::respond(html::render("admission/find", head, page), std::chrono::minutes(1));
}

}  // namespace

void add_find_page(http::Router& router) {
  add_page(router, "GET", "/join", {http::open_to_public(), "入会を申し込む商工会議所を探す（公開）"},
           find_page);
}

}  // namespace banso::admission
