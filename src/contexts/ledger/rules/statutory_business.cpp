#include "contexts/ledger/rules/statutory_business.hpp"

#include <fmt/format.h>

#include <array>

#include "contexts/ledger/rules/amounts.hpp"

namespace banso::ledger {
namespace {

Truth truth_of(bool value) {
  return value ? Truth::yes : Truth::no;
}
Truth both(Truth left, Truth right) {
  return left < right ? left : right;
}
Truth either(Truth left, Truth right) {
  return left < right ? right : left;
}

/// Middle classes (two digits) that are wholly 商業 or サービス業, after the classes of 中小企業基本法2条 as
/// the SME Agency reads them for JSIC: 38, 39 (information), 50–61 (wholesale, retail), 70 (leasing), 71–74
/// (professional), 75–77 (lodging, restaurants), 78–80 (living), 81–96.
constexpr bool is_whole_class(int middle) {
  return middle == 38 || middle == 39 || (middle >= 50 && middle <= 61) || (middle >= 70 && middle <= 96);
}

/// Middle classes of which some small classes are: 41 (映像・音声・文字情報制作), 69 (不動産賃貸・管理:
/// 駐車場), 79 (その他の生活関連: all but 旅行業).
Truth in_mixed_class(std::string_view code) {
  const std::string_view small = code.substr(0, 3);
  if (code.substr(0, 2) == "41") {
    return code.size() < 3 ? Truth::unknown
                           : truth_of(small == "411" || small == "412" || small == "415" || small == "416");
  }
  if (code.substr(0, 2) == "69") return code.size() < 3 ? Truth::unknown : truth_of(small == "693");
  return code.size() < 3 ? Truth::unknown : truth_of(small != "791");
}

std::string people(std::int64_t count) {
  return fmt::format("{}人", with_commas(count));
}

std::string kind_of_industry(Truth lower_floor) {
  switch (lower_floor) {
    case Truth::yes:
      return "商業・サービス業";
    case Truth::no:
      return "商業・サービス業以外";
    case Truth::unknown:
      break;
  }
  return "業種が不明";
}

std::string employees_words(const StatutoryVerdict& v, const StatutoryFacts& facts,
                            const StatutoryFloors& floors) {
  const std::int64_t floor = v.lower_floor == Truth::yes ? floors.commerce_employees : floors.employees;
  const std::string kind = kind_of_industry(v.lower_floor);
  if (facts.district_employees) {
    const std::int64_t count = *facts.district_employees;
    switch (v.employees) {
      case Truth::yes:
        return fmt::format("地区内の従業員が{}で、基準の{}以上です（{}）。", people(count), people(floor),
                           kind);
      case Truth::no:
        return fmt::format("地区内の従業員が{}で、基準の{}に届きません（{}）。", people(count),
                           people(v.lower_floor == Truth::unknown ? floors.commerce_employees : floor), kind);
      case Truth::unknown:
        return fmt::format(
            "地区内の従業員が{}です。商業・サービス業なら基準の{}以上ですが、業種が分かりません。",
            people(count), people(floors.commerce_employees));
    }
  }
  if (v.employees == Truth::no) {
    return fmt::format("従業員が全体で{}のため、地区内でも基準に届きません（{}）。",
                       people(facts.all_employees.value_or(0)), kind);
  }
  return facts.all_employees ? fmt::format("従業員は全体で{}ですが、地区内の人数が分かりません。",
                                           people(*facts.all_employees))
                             : std::string("地区内の従業員数が分かりません。");
}

std::string capital_words(const StatutoryVerdict& v, const StatutoryFacts& facts,
                          const StatutoryFloors& floors) {
  const std::string floor = yen_in_words(floors.capital_yen);
  if (v.capital == Truth::unknown) return "資本金（払込済出資総額）が分かりません。";
  if (!facts.capital_yen) return "個人事業のため、資本金の基準は当たりません。";
  return fmt::format("資本金が{}で、基準の{}{}。", yen_in_words(*facts.capital_yen), floor,
                     v.capital == Truth::yes ? "以上です" : "に届きません");
}

std::string six_months_words(const StatutoryVerdict& v, const StatutoryFacts& facts, Date base_day) {
  if (!facts.in_district_since) return "地区内で営業を始めた日が分かりません。";
  const std::string since = japanese_era(*facts.in_district_since);
  const std::string from = facts.since_is_from_membership ? "に入会しており" : "から地区内に営業所等があり";
  return v.six_months == Truth::yes
             ? fmt::format("{}{}、{}までに6か月以上たっています。", since, from, japanese_era(base_day))
             : fmt::format("地区内の営業所等は{}からで、{}までに6か月たっていません。", since,
                           japanese_era(base_day));
}

}  // namespace

Truth is_commerce_or_service(std::string_view code) {
  if (code.empty()) return Truth::unknown;
  if (code.size() == 1) {
    const char major = code.front();
    if (major == 'G' || major == 'K') return Truth::unknown;
    // N is unknown only because of 旅行業; the rest of it is services.
    if (major == 'N') return Truth::unknown;
    return truth_of(major == 'I' || (major >= 'L' && major <= 'R'));
  }
  const int middle = (code[0] - '0') * 10 + (code[1] - '0');
  if (middle == 41 || middle == 69 || middle == 79) return in_mixed_class(code);
  return truth_of(is_whole_class(middle));
}

Date six_months_before(Date base_day) {
  const Date earlier = base_day - std::chrono::months(6);
  return earlier.ok() ? earlier : Date(earlier.year() / earlier.month() / std::chrono::last);
}

StatutoryVerdict judge_statutory(const StatutoryFacts& facts, const StatutoryFloors& floors, Date base_day) {
  StatutoryVerdict v;
  v.open = truth_of(!facts.closed);
  v.district = facts.in_district;
  if (facts.in_district_since)
    v.six_months = truth_of(*facts.in_district_since <= six_months_before(base_day));
  v.lower_floor = is_commerce_or_service(facts.industry_code);

  const auto reaches = [&](std::int64_t count) {
    if (count >= floors.employees && count >= floors.commerce_employees) return Truth::yes;
    if (count < floors.employees && count < floors.commerce_employees) return Truth::no;
    const bool lower = count >= floors.commerce_employees;
    if (v.lower_floor == Truth::unknown) return Truth::unknown;
    return truth_of((v.lower_floor == Truth::yes) == lower);
  };
  if (facts.district_employees) {
    v.employees = reaches(*facts.district_employees);
  } else if (facts.all_employees && reaches(*facts.all_employees) == Truth::no) {
    v.employees = Truth::no;
  }
  if (facts.capital_yen) {
    v.capital = truth_of(*facts.capital_yen >= floors.capital_yen);
  } else if (facts.sole_proprietor == Truth::yes) {
    v.capital = Truth::no;
  }
  v.verdict = both(both(v.open, v.district), both(v.six_months, either(v.employees, v.capital)));
  return v;
}

std::vector<std::string> statutory_reasons(const StatutoryVerdict& v, const StatutoryFacts& facts,
                                           const StatutoryFloors& floors, Date base_day) {
  // A no needs its reason alone; a yes needs the time and one of the two sizes; an unknown needs everything
  // that is open.
  std::vector<std::string> reasons;
  const auto wanted = [&](Truth part) { return part == v.verdict; };
  if (v.verdict == Truth::no && v.open == Truth::no) return {"登記が閉鎖されているか、廃業しています。"};
  if (v.verdict == Truth::no && v.district == Truth::no) return {"地区内に営業所等がありません。"};
  if (v.verdict == Truth::unknown && v.district == Truth::unknown)
    reasons.emplace_back("地区内に営業所等があるか分かりません。");
  const Truth size = either(v.employees, v.capital);
  if (wanted(size)) {
    if (v.employees == size) reasons.push_back(employees_words(v, facts, floors));
    if (v.capital == size) reasons.push_back(capital_words(v, facts, floors));
  }
  if (wanted(v.six_months)) reasons.push_back(six_months_words(v, facts, base_day));
  return reasons;
}

std::vector<std::string> statutory_missing(const StatutoryVerdict& v, const StatutoryFacts& facts) {
  std::vector<std::string> missing;
  if (v.verdict != Truth::unknown) return missing;
  if (v.district == Truth::unknown) missing.emplace_back("地区内の所在地");
  if (v.six_months == Truth::unknown) missing.emplace_back("地区内で営業を始めた日");
  if (either(v.employees, v.capital) == Truth::unknown) {
    if (v.employees == Truth::unknown) {
      missing.emplace_back(facts.district_employees ? "業種" : "地区内の従業員数");
    }
    if (v.capital == Truth::unknown) missing.emplace_back("資本金");
  }
  return missing;
}

}  // namespace banso::ledger
