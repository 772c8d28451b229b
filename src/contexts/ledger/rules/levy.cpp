#include "contexts/ledger/rules/levy.hpp"

#include <fmt/format.h>

#include "contexts/ledger/rules/amounts.hpp"

namespace banso::ledger {
namespace {

__extension__ typedef __int128 Wide;  // NOLINT: gcc knows the extension only so

}  // namespace

std::optional<std::int64_t> levy_measure(LevyBasis basis, const LevyFacts& facts) {
  if (basis == LevyBasis::equal) return 0;
  if (basis == LevyBasis::employees) return facts.district_employees;
  if (!facts.capital_yen) return std::nullopt;
  const bool elsewhere = facts.all_employees && facts.district_employees && *facts.all_employees > 0 &&
                         *facts.district_employees < *facts.all_employees;
  if (!elsewhere) return facts.capital_yen;
  return static_cast<std::int64_t>(static_cast<Wide>(*facts.capital_yen) * *facts.district_employees /
                                   *facts.all_employees);
}

std::int64_t levy_amount(LevyBasis basis, const std::vector<LevyStep>& steps, const LevyFacts& facts) {
  if (steps.empty()) return 0;
  const std::int64_t measure = levy_measure(basis, facts).value_or(steps.front().from);
  std::int64_t amount = steps.front().amount_yen;
  for (const LevyStep& step : steps) {
    if (measure >= step.from) amount = step.amount_yen;
  }
  return amount;
}

bool is_majority(std::int64_t consents, std::int64_t of) {
  return of > 0 && consents > of / 2;
}

std::vector<LevyFinding> check_levy(const LevyCase& levy) {
  std::vector<LevyFinding> findings;
  const bool permitted = levy.permitted_from && levy.fiscal_year >= *levy.permitted_from &&
                         levy.fiscal_year < *levy.permitted_from + kYearsOfPermission;
  findings.push_back({"permission", permitted,
                      !levy.permitted_from
                          ? fmt::format("{}の賦課の許可が登録されていません。許可は2年度ごとに受けます。",
                                        japanese_fiscal_year(levy.fiscal_year))
                          : fmt::format("許可は{}と{}の分です。", japanese_fiscal_year(*levy.permitted_from),
                                        japanese_fiscal_year(*levy.permitted_from + 1)),
                      "商工会議所法12条1項、施行規則4条"});
  const bool majority = is_majority(levy.consents, levy.statutory_businesses);
  findings.push_back({"consent", majority,
                      fmt::format("特定商工業者{}のうち{}が同意しています（過半数は{}以上）。",
                                  count_in_words(levy.statutory_businesses), count_in_words(levy.consents),
                                  count_in_words(levy.statutory_businesses / 2 + 1)),
                      "商工会議所法12条2項"});
  findings.push_back(
      {"total", levy.total_yen <= levy.cost_yen,
       fmt::format("負担金の総額は{}、台帳の作成・管理・運用に直接要する最小限度の経費は{}です。",
                   yen_in_words(levy.total_yen), yen_in_words(levy.cost_yen)),
       "商工会議所法施行令3条"});
  const Wide businesses = levy.statutory_businesses;
  const std::int64_t average =
      levy.statutory_businesses == 0 ? 0 : levy.total_yen / levy.statutory_businesses;
  findings.push_back({"highest", 2 * levy.highest_yen * businesses <= static_cast<Wide>(levy.total_yen) * 3,
                      fmt::format("最高額{}は平均額{}の1.5倍以内でなければなりません。",
                                  yen_in_words(levy.highest_yen), yen_in_words(average)),
                      "商工会議所法施行令4条"});
  findings.push_back({"lowest", 2 * levy.lowest_yen * businesses >= static_cast<Wide>(levy.total_yen),
                      fmt::format("最低額{}は平均額{}の0.5倍以上でなければなりません。",
                                  yen_in_words(levy.lowest_yen), yen_in_words(average)),
                      "商工会議所法施行令4条"});
  return findings;
}

}  // namespace banso::ledger
