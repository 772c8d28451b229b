#include "contexts/registry/http/reference_routes.hpp"

#include "contexts/registry/api.hpp"
#include "contexts/registry/store/reference.hpp"
#include "kernel/area_code.hpp"
#include "kernel/corporate_number.hpp"
#include "kernel/refusal.hpp"

namespace banso::registry {
namespace {

using store::IndustryItem;
using store::MunicipalityItem;
using store::PostalCodeItem;

struct PostalCodeList {
  std::vector<PostalCodeItem> items;
};
BOOST_DESCRIBE_STRUCT(PostalCodeList, (), (items))

struct PrefectureItem {
  std::string prefecture_code;
  std::string name;
  std::string name_kana;
  std::string block_name;  ///< of 日本商工会議所
};
BOOST_DESCRIBE_STRUCT(PrefectureItem, (), (prefecture_code, name, name_kana, block_name))

struct PrefectureList {
  std::vector<PrefectureItem> items;
};
BOOST_DESCRIBE_STRUCT(PrefectureList, (), (items))

struct MunicipalityQuery {
  shape::Str<2, 2> prefecture_code;
};
BOOST_DESCRIBE_STRUCT(MunicipalityQuery, (), (prefecture_code))

struct MunicipalityList {
  std::vector<MunicipalityItem> items;
};
BOOST_DESCRIBE_STRUCT(MunicipalityList, (), (items))

struct IndustryQuery {
  std::optional<shape::Int<1, 4>> level;
  std::optional<shape::Str<1, 4>> parent;
  std::optional<shape::Str<1, 50>> q;
};
BOOST_DESCRIBE_STRUCT(IndustryQuery, (), (level, parent, q))

struct IndustryList {
  std::vector<IndustryItem> items;
};
BOOST_DESCRIBE_STRUCT(IndustryList, (), (items))

/// What a form may fill in for somebody who gives the number.
struct CorporationFacts {
  std::string corporate_number;
  std::string name;
  std::string name_kana;
  std::string kind_name;
  std::string status;
  std::string post_code;
  std::string address;  ///< in one line, with the prefecture
  std::string source;   ///< in Japanese: where the facts come from
};
BOOST_DESCRIBE_STRUCT(CorporationFacts, (),
                      (corporate_number, name, name_kana, kind_name, status, post_code, address, source))

CorporationFacts corporation_of(http::Call& call) {
  const CorporateNumberReading number = read_corporate_number(call.text("corporate_number"));
  if (!number) {
    throw Refused(RefusalCode::kInvalid, "registry.corporate_number", number.message,
                  {{"/corporate_number", code_of(*number.problem), number.message}});
  }
  const auto business = find_public_business(call.tx, number.number);
  if (!business || business->status == "deleted") {
    throw Refused(RefusalCode::kNotFound, "registry.corporation_not_found",
                  "この法人番号の法人は見つかりません。番号を確かめるか、そのまま入力を続けてください。");
  }
  return {number.number,
          business->name,
          business->name_kana,
          business->kind_name,
          business->status,
          business->post_code,
          business->prefecture_name + business->city_name + business->street,
          "国税庁の法人番号公表サイトの情報から入れました"};
}

PostalCodeList places_of(http::Call& call) {
  const auto code = normalise_post_code(call.text("post_code"));
  if (!code) {
    throw Refused(RefusalCode::kInvalid, "registry.post_code",
                  "郵便番号は7桁の数字です（例: 250-0011）。番号を確かめてください。",
                  {{"/post_code", "post_code", "7桁の数字で入力してください。"}});
  }
  PostalCodeList list{store::find_postal_codes(call.tx, *code)};
  if (list.items.empty()) {
    throw Refused(RefusalCode::kNotFound, "registry.post_code_not_found",
                  "この郵便番号の住所が見つかりません。番号を確かめるか、住所を入力してください。");
  }
  return list;
}

PrefectureList all_prefectures() {
  PrefectureList list;
  for (const Prefecture& prefecture : prefectures()) {
    list.items.push_back({std::string(prefecture.code), std::string(prefecture.name),
                          std::string(prefecture.kana), std::string(jcci_block_name(prefecture.block))});
  }
  return list;
}

template <class To, class From>
std::optional<To> as(const std::optional<From>& value) {
  return value ? std::optional<To>(*value) : std::nullopt;
}

}  // namespace

void register_reference_routes(http::Api& api) {
  using http::Call;
  api.get("/api/v1/postal-codes/{post_code}", {http::open_to_public(), "郵便番号から住所を調べる"},
          places_of);
  // People type one number; somebody who reads the register by its numbers is stopped.
  http::RouteOptions facts{http::open_to_public(), "法人番号から公表されている内容を調べる"};
  facts.rate = {20, 60};
  api.get("/api/v1/corporations/{corporate_number}", facts, corporation_of);
  api.get("/api/v1/reference/prefectures", {http::open_to_public(), "都道府県の一覧"},
          [](Call&) { return all_prefectures(); });
  api.get<MunicipalityQuery>(
      "/api/v1/reference/municipalities", {http::open_to_public(), "都道府県の市区町村の一覧"},
      [](Call& call, const MunicipalityQuery& query) {
        return MunicipalityList{store::list_municipalities(call.tx, query.prefecture_code)};
      });
  api.get<IndustryQuery>(
      "/api/v1/reference/industries", {http::open_to_public(), "日本標準産業分類の一覧"},
      [](Call& call, const IndustryQuery& query) {
        return IndustryList{store::list_industries(call.tx, as<std::int64_t>(query.level),
                                                   as<std::string>(query.parent), as<std::string>(query.q))};
      });
}

}  // namespace banso::registry
