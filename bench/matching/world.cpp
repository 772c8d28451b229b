#include "world.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <tuple>

#include "contexts/registry/nta/read_nta.hpp"

namespace banso::bench {
namespace {

using measures::FactKey;

/// Industries with their share of all businesses, roughly as the economic census counts them (per mille).
struct Share {
  const char* code;
  int per_mille;
};
constexpr Share kIndustries[] = {
    {"0111", 4},  {"0621", 30}, {"0641", 25}, {"0651", 20}, {"0731", 20}, {"0811", 20}, {"0911", 12},
    {"0929", 14}, {"1161", 12}, {"1511", 15}, {"2411", 12}, {"2522", 14}, {"2661", 12}, {"2911", 10},
    {"3111", 8},  {"3911", 25}, {"3912", 10}, {"4011", 6},  {"4111", 6},  {"4411", 20}, {"4811", 6},
    {"5021", 6},  {"5111", 18}, {"5221", 22}, {"5311", 25}, {"5411", 25}, {"5521", 10}, {"5611", 6},
    {"5711", 30}, {"5811", 40}, {"5911", 20}, {"6051", 40}, {"6111", 12}, {"6731", 14}, {"6811", 60},
    {"6911", 20}, {"7011", 8},  {"7211", 12}, {"7281", 14}, {"7421", 20}, {"7511", 14}, {"7611", 50},
    {"7621", 26}, {"7651", 16}, {"7821", 30}, {"7831", 10}, {"8041", 6},  {"8216", 8},  {"8321", 30},
    {"8331", 16}, {"8511", 12}, {"8541", 14}, {"8811", 6},  {"8911", 14}, {"9099", 8},  {"9299", 12},
    {"9411", 8},  {"", 20}};

const std::vector<std::uint16_t>& industry_by_chance() {
  static const std::vector<std::uint16_t> table = [] {
    std::vector<std::uint16_t> all;
    for (std::uint16_t i = 0; i < std::size(kIndustries); ++i)
      all.insert(all.end(), static_cast<std::size_t>(kIndustries[i].per_mille), i);
    return all;
  }();
  return table;
}

std::uint64_t mixed(std::uint64_t x) {
  x += 0x9E3779B97F4A7C15ULL;
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ULL;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBULL;
  return x ^ (x >> 31);
}

/// A chain of numbers from a business's own.
class Dice {
 public:
  explicit Dice(std::int64_t seed) : state_(mixed(static_cast<std::uint64_t>(seed))) {}
  std::uint64_t below(std::uint64_t limit) {
    state_ = mixed(state_);
    return (state_ >> 20) % limit;
  }
  bool chance(std::uint64_t percent) { return below(100) < percent; }
  /// From 1 to about 10^digits, small ones as frequent as large ones.
  std::int64_t spread(std::uint64_t digits) {
    std::int64_t size = 1;
    for (std::uint64_t i = below(digits); i > 0; --i) size *= 10;
    return size * static_cast<std::int64_t>(1 + below(99)) / 10 + 1;
  }

 private:
  std::uint64_t state_;
};

class Reader : public registry::NtaSink {
 public:
  explicit Reader(std::vector<RealBusiness>& out) : out_(out) {}
  void accept(const registry::NtaRow& row, std::uint64_t) override {
    RealBusiness business;
    business.business_id = number(row.corporate_number);
    const std::int64_t prefecture = number(row.prefecture_code);
    if (prefecture >= 1 && prefecture <= 47)
      business.city = static_cast<std::uint16_t>(prefecture * 1000 + number(row.city_code));
    business.kind = static_cast<std::uint16_t>(number(row.kind));
    business.active = !row.close_date;
    if (row.assignment_date) business.assigned = *row.assignment_date;
    business.industry = industry_by_chance()[Dice(business.business_id).below(industry_by_chance().size())];
    out_.push_back(business);
  }
  void reject(const registry::RejectedLine&) override {}

 private:
  static std::int64_t number(std::string_view text) {
    std::int64_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
  }
  std::vector<RealBusiness>& out_;
};

const char* legal_form_of(std::uint16_t kind) {
  if (kind == 101 || kind == 201) return "public_body";
  if (kind >= 301 && kind <= 305) return "company";
  if (kind == 399) return "general_association";
  return "other";
}

}  // namespace

std::vector<RealBusiness> read_businesses(const std::filesystem::path& nta_file) {
  std::vector<RealBusiness> businesses;
  businesses.reserve(1'200'000);
  Reader reader(businesses);
  registry::read_nta(*csv::open_source(nta_file), reader);
  const auto order = [](const RealBusiness& b) {
    return std::tuple(b.city / 1000, std::string_view(kIndustries[b.industry].code), b.city, b.business_id);
  };
  std::sort(businesses.begin(), businesses.end(),
            [&](const RealBusiness& a, const RealBusiness& b) { return order(a) < order(b); });
  return businesses;
}

measures::Facts facts_of(const RealBusiness& business) {
  Dice dice(business.business_id ^ 0x5EED);
  measures::Facts facts;
  facts.set_codes(FactKey::legal_form, {legal_form_of(business.kind)});
  facts.set_flag(FactKey::active, business.active);
  if (business.city % 1000 != 0) {
    facts.set_codes(FactKey::area, {fmt::format("{:05}", business.city)});
  } else if (business.city != 0) {
    facts.set_codes(FactKey::area, {fmt::format("{:02}", business.city / 1000)});
  }
  if (const std::string main = kIndustries[business.industry].code; !main.empty()) {
    std::vector<std::string> codes{main};
    if (dice.chance(15)) {
      const std::string second = kIndustries[dice.below(std::size(kIndustries) - 1)].code;
      if (second != main) codes.push_back(second);
    }
    facts.set_codes(FactKey::industry, codes);
  }
  constexpr std::uint64_t kTold = 88;
  for (const measures::Fact& fact : measures::facts()) {
    if (facts.find(fact.key) || fact.key == FactKey::industry || fact.key == FactKey::area) continue;
    if (!dice.chance(kTold)) continue;
    switch (fact.kind) {
      case measures::FactKind::flag:
        facts.set_flag(fact.key, dice.chance(30));
        break;
      case measures::FactKind::number: {
        std::int64_t number = 0;
        if (fact.unit == measures::FactUnit::yen)
          number = dice.spread(10);
        else if (fact.unit == measures::FactUnit::people)
          number = dice.spread(4) - 1;
        else
          number = static_cast<std::int64_t>(dice.below(1000));
        if (fact.min < 0 && dice.chance(20)) number = -number;
        facts.set_number(fact.key, std::clamp(number, fact.min, fact.max));
        break;
      }
      case measures::FactKind::date:
        facts.set_date(fact.key, std::chrono::sys_days(std::chrono::year(2026) / 11 / 1) -
                                     std::chrono::days(dice.below(60 * 365)));
        break;
      case measures::FactKind::code:
        facts.set_codes(fact.key, {std::string(fact.choices[dice.below(fact.choices.size())].code)});
        break;
      case measures::FactKind::codes: {
        std::vector<std::string> codes;
        for (const measures::FactChoice& choice : fact.choices)
          if (dice.chance(12)) codes.emplace_back(choice.code);
        facts.set_codes(fact.key, codes);
        break;
      }
      default:
        break;
    }
  }
  return facts;
}

std::shared_ptr<const recommend::Table> build_table(const std::vector<RealBusiness>& businesses) {
  recommend::TableBuilder builder(recommend::fact_columns());
  const recommend::NumberOf number_of = [&](std::size_t column, const recommend::Codes& codes) {
    return builder.number_of(column, codes);
  };
  for (const RealBusiness& business : businesses)
    builder.add(recommend::row_of(business.business_id, facts_of(business), number_of));
  return builder.finish();
}

}  // namespace banso::bench
