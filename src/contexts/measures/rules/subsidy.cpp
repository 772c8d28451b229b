#include "contexts/measures/rules/subsidy.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace banso::measures {
namespace {

constexpr std::size_t kMostCaps = 50;
constexpr std::size_t kMostRates = 20;
constexpr std::size_t kMostTiers = 3;
constexpr std::size_t kMostCategories = 60;
constexpr std::size_t kMostAddOns = 10;

class Checker {
 public:
  Checker(const Subsidy& subsidy, std::string path) : subsidy_(subsidy), path_(std::move(path)) {}

  std::vector<FieldError> run() {
    check_length("caps", subsidy_.caps.size(), kMostCaps);
    check_length("rates", subsidy_.rates.size(), kMostRates);
    check_length("tiers", subsidy_.tiers.size(), kMostTiers);
    check_length("categories", subsidy_.categories.size(), kMostCategories);
    check_length("add_ons", subsidy_.add_ons.size(), kMostAddOns);
    check_caps("/caps", subsidy_.caps);
    check_rates();
    check_tiers();
    check_categories();
    check_add_ons();
    check_years();
    return std::move(errors_);
  }

 private:
  void wrong(const std::string& place, const char* code, std::string message) {
    if (errors_.size() < 100) errors_.push_back({path_ + place, code, std::move(message)});
  }

  void check_length(const char* list, std::size_t size, std::size_t most) {
    if (size > most)
      wrong(fmt::format("/{}", list), "too_many_items", fmt::format("{}件までにしてください。", most));
  }

  void check_fraction(const std::string& place, std::int64_t numerator, std::int64_t denominator) {
    if (numerator > denominator) {
      wrong(place + "/numerator", "measures.rate_above_one",
            "補助率は1（全額）までです。分子を分母以下にしてください。");
    }
  }

  /// Everything behind an entry that always holds would never count.
  template <class List>
  void check_reach(const std::string& place, const List& list) {
    for (std::size_t i = 0; i + 1 < list.size(); ++i) {
      if (list[i].when || list[i].undecided) continue;
      wrong(fmt::format("{}/{}", place, i + 1), "measures.never_reached",
            "前の行がいつも当てはまるため、この行は使われません。条件のない行は最後に置いてください。");
    }
  }

  void check_caps(const std::string& place, const std::vector<ConditionalCap>& caps) {
    check_reach(place, caps);
    for (std::size_t i = 0; i < caps.size() && place == "/caps"; ++i) {
      if (subsidy_.minimum_yen && caps[i].yen.value < subsidy_.minimum_yen->value) {
        wrong(fmt::format("{}/{}/yen", place, i), "measures.cap_below_minimum",
              "上限が下限より小さくなっています。");
      }
    }
  }

  void check_rates() {
    check_reach("/rates", subsidy_.rates);
    for (std::size_t i = 0; i < subsidy_.rates.size(); ++i) {
      check_fraction(fmt::format("/rates/{}", i), subsidy_.rates[i].numerator, subsidy_.rates[i].denominator);
    }
    if (!subsidy_.rates.empty() && !subsidy_.tiers.empty()) {
      wrong("/tiers", "measures.rates_and_tiers", "補助率と段階の率は、どちらか一つにしてください。");
    }
    const bool all_have_own =
        std::all_of(subsidy_.categories.begin(), subsidy_.categories.end(),
                    [](const auto& one) { return !one.eligible || one.numerator.has_value(); });
    if (subsidy_.rates.empty() && subsidy_.tiers.empty() && (subsidy_.categories.empty() || !all_have_own)) {
      wrong("/rates", "required", "補助率を書いてください。");
    }
  }

  void check_tiers() {
    std::int64_t before = 0;
    for (std::size_t i = 0; i < subsidy_.tiers.size(); ++i) {
      const RateTier& tier = subsidy_.tiers[i];
      const std::string place = fmt::format("/tiers/{}", i);
      check_fraction(place, tier.numerator, tier.denominator);
      if (tier.up_to_subsidy_yen) {
        if (tier.up_to_subsidy_yen->value <= before) {
          wrong(place + "/up_to_subsidy_yen", "measures.tier_order",
                "段階の上限は、前の段階より大きくしてください。");
        }
        before = tier.up_to_subsidy_yen->value;
      } else if (i + 1 < subsidy_.tiers.size()) {
        wrong(place + "/up_to_subsidy_yen", "required", "上限のない段階は、最後だけに置けます。");
      }
    }
  }

  void check_category(const CostCategory& category, const std::string& place) {
    if (category.numerator.has_value() != category.denominator.has_value()) {
      wrong(place + "/denominator", "required", "率は、分子と分母の両方を書いてください。");
    } else if (category.numerator) {
      check_fraction(place, *category.numerator, *category.denominator);
    }
    if (category.share_numerator.has_value() != category.share_denominator.has_value()) {
      wrong(place + "/share_denominator", "required", "割合は、分子と分母の両方を書いてください。");
    } else if (category.share_numerator &&
               category.share_numerator->value >= category.share_denominator->value) {
      wrong(place + "/share_numerator", "measures.share_not_a_part", "割合は1より小さくしてください。");
    }
    if (!subsidy_.tiers.empty() && category.eligible && !category.numerator &&
        (category.cap_yen || category.share_numerator || category.beside_cap)) {
      wrong(place + "/numerator", "measures.tier_category",
            "段階の率の枠では、上限や割合のある経費にその経費だけの率を書いてください。");
    }
    if (category.cost_share_numerator.has_value() != category.cost_share_denominator.has_value()) {
      wrong(place + "/cost_share_denominator", "required", "割合は、分子と分母の両方を書いてください。");
    } else if (category.cost_share_numerator &&
               category.cost_share_numerator->value >= category.cost_share_denominator->value) {
      wrong(place + "/cost_share_numerator", "measures.share_not_a_part", "割合は1より小さくしてください。");
    }
    if (category.beside_cap && category.share_numerator) {
      wrong(place + "/share_numerator", "measures.share_beside_cap",
            "枠の上限の外で払う経費に、全体の中の割合は書けません。");
    }
  }

  void check_categories() {
    std::set<std::string> seen;
    for (std::size_t i = 0; i < subsidy_.categories.size(); ++i) {
      const CostCategory& category = subsidy_.categories[i];
      const std::string place = fmt::format("/categories/{}", i);
      if (!seen.insert(category.code).second)
        wrong(place + "/code", "doubled", "同じコードの経費が2つあります。");
      check_category(category, place);
    }
  }

  void check_add_ons() {
    std::set<std::string> seen;
    for (std::size_t i = 0; i < subsidy_.add_ons.size(); ++i) {
      const AddOn& add_on = subsidy_.add_ons[i];
      const std::string place = fmt::format("/add_ons/{}", i);
      if (!seen.insert(add_on.code).second)
        wrong(place + "/code", "doubled", "同じコードの上乗せが2つあります。");
      if (add_on.caps.empty()) wrong(place + "/caps", "required", "上乗せの額を書いてください。");
      check_length("add_ons", add_on.caps.size(), kMostCaps);
      check_caps(place + "/caps", add_on.caps);
    }
    if (!subsidy_.add_ons.empty() && subsidy_.caps.empty()) {
      wrong("/add_ons", "measures.nothing_to_lift", "上限のない枠に、上限の上乗せは書けません。");
    }
  }

  void check_years() {
    if (!subsidy_.yearly_cap_yen) return;
    const bool plain =
        subsidy_.tiers.empty() &&
        std::none_of(subsidy_.categories.begin(), subsidy_.categories.end(), [](const auto& one) {
          return one.cap_yen || one.share_numerator || one.cost_share_numerator || one.beside_cap;
        });
    if (!plain) {
      wrong("/yearly_cap_yen", "measures.yearly_cap_alone",
            "1年の上限は、段階の率や、経費ごとの上限・割合と一緒には使えません。");
    }
  }

  const Subsidy& subsidy_;
  std::string path_;
  std::vector<FieldError> errors_;
};

}  // namespace

std::vector<FieldError> check_subsidy(const Subsidy& subsidy, const std::string& path) {
  return Checker(subsidy, path).run();
}

}  // namespace banso::measures
