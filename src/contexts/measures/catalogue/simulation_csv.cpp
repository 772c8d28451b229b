#include "contexts/measures/catalogue/simulation_csv.hpp"

#include <fmt/format.h>

#include "platform/csv/writer.hpp"

namespace banso::measures {
namespace {

std::string number(std::int64_t amount) {
  return fmt::format("{}", amount);
}

std::string cap_of(const Outcome& outcome) {
  return outcome.cap_yen ? number(*outcome.cap_yen) : std::string("上限なし");
}

void write_result(csv::Writer& csv, std::string_view title, const Simulation& simulation) {
  const Outcome& low = simulation.low;
  const Outcome& high = simulation.high;
  csv.row({"試算", title, ""});
  csv.row({"項目", "少ない場合", "多い場合"});
  csv.row({"補助額（円）", number(low.subsidy_yen), number(high.subsidy_yen)});
  csv.row({"自己負担（円）", number(low.own_share_yen), number(high.own_share_yen)});
  csv.row({"補助率", low.rate, high.rate});
  csv.row({"上限（円）", cap_of(low), cap_of(high)});
  csv.row({"上限の条件", low.cap_says, high.cap_says});
  if (simulation.more_cost_yen)
    csv.row({"下限まで足りない経費（円）", number(*simulation.more_cost_yen), ""});
  if (simulation.question) csv.row({"金額を決める質問", simulation.question->question, ""});
  for (const Limit& limit : low.limits) csv.row({"補助額を抑えた理由", limit.says, ""});
  for (const std::string& note : simulation.notes) csv.row({"注意", note, ""});
}

void write_reckoning(csv::Writer& csv, const Simulation& simulation) {
  csv.row({""});
  csv.row({"計算", "金額（円）"});
  for (const Step& step : simulation.low.steps) csv.row({step.says, number(step.yen)});
  csv.row({""});
  csv.row({"経費", "対象", "金額（円）", "説明"});
  for (const CategoryFinding& category : simulation.categories) {
    csv.row({category.name, category.eligible ? "対象" : "対象外", number(category.cost_yen), category.says});
  }
}

void write_course(csv::Writer& csv, const CashCourse& course) {
  csv.row({""});
  csv.row({"月", "支払い（円）", "補助金（円）", "そのほか（円）", "残高（円）"});
  for (const CashMonth& month : course.months) {
    csv.row({number(month.month), number(month.cost_yen), number(month.subsidy_yen), number(month.other_yen),
             number(month.balance_yen)});
  }
  csv.row({"つなぎの資金（円）", number(course.bridge_yen)});
}

}  // namespace

std::string simulation_csv(std::string_view title, const Simulation& simulation, const CashCourse* course) {
  csv::Writer csv;
  write_result(csv, title, simulation);
  write_reckoning(csv, simulation);
  if (course) write_course(csv, *course);
  return csv.take();
}

}  // namespace banso::measures
