#include "contexts/finance/usecases/show_benchmark.hpp"

#include <fmt/format.h>

#include "contexts/finance/pdf/benchmark_pdf.hpp"
#include "contexts/finance/store/standards.hpp"
#include "contexts/finance/store/statements.hpp"
#include "contexts/finance/usecases/access.hpp"
#include "contexts/finance/usecases/years.hpp"
#include "contexts/registry/api.hpp"

namespace banso::finance {
namespace {

/// As many years as the sheet shows; one more is looked at for the sales before the oldest.
constexpr std::size_t kShownYears = 3;
/// Where industries without a class of their own go.
const std::string kOtherClass = "1400";

Edition edition_in_force(http::Call& call) {
  auto edition = store::edition_on(call.tx, jst_date(call.now));
  if (!edition) {
    throw Refused(RefusalCode::kUnavailable, "finance.no_edition",
                  "ローカルベンチマークの基準値が登録されていません。システム管理者にお知らせください。");
  }
  return std::move(*edition);
}

struct ChosenClass {
  ClassOfIndustry of_class;
  std::string reason;
};

ChosenClass choose_class(http::Call& call, const Edition& edition, const BenchmarkQuery& query,
                         const std::optional<std::string>& industry_code) {
  if (query.class_code) {
    auto chosen = store::find_class(call.tx, edition.edition_code, *query.class_code);
    if (!chosen) {
      throw Refused(RefusalCode::kInvalid, "finance.class_unknown",
                    "この業種区分はありません。一覧から選んでください。",
                    {{"/class_code", "unknown_value", "業種区分を一覧から選んでください。"}});
    }
    return {std::move(*chosen), "画面で選んだ業種区分の基準値と比べます。"};
  }
  if (industry_code) {
    if (auto found = store::class_of_industry(call.tx, edition.edition_code, *industry_code)) {
      std::string reason =
          fmt::format("登録されている業種（{}）は「{}」に当たります。", *industry_code, found->name);
      return {std::move(*found), std::move(reason)};
    }
  }
  auto other = store::find_class(call.tx, edition.edition_code, kOtherClass);
  if (!other) throw std::logic_error("the edition has no class for other industries");
  return {
      std::move(*other),
      "業種が登録されていないため「その他の業種」の基準値と比べます。登録項目で業種を選ぶと、より近い基準値と"
      "比べられます。"};
}

}  // namespace

LocalBenchmark show_benchmark(http::Call& call, std::int64_t business_id, const BenchmarkQuery& query) {
  must_see(call, business_id, "local_benchmark");
  const auto business = registry::find_business(call.tx, business_id);
  if (!business) {
    throw Refused(RefusalCode::kNotFound, "finance.business_not_found",
                  "この番号の事業者は登録されていません。");
  }
  const Edition edition = edition_in_force(call);
  const ChosenClass chosen = choose_class(call, edition, query, business->industry_code);
  const auto statements = store::list_statements(call.tx, business_id);
  const SizeVerdict size =
      size_of(chosen.of_class, statements.empty() ? 0 : std::int64_t(statements.front().employees));

  LocalBenchmark benchmark;
  benchmark.business_id = business_id;
  benchmark.business_name = business->name;
  benchmark.class_code = chosen.of_class.class_code;
  benchmark.class_name = chosen.of_class.name;
  benchmark.class_reason = chosen.reason;
  benchmark.size = size.size;
  benchmark.size_name = name_of(size.size);
  benchmark.size_reason = statements.empty() ? "決算の数字がまだ登録されていません。" : size.reason;
  benchmark.threshold_version = edition.edition_code;
  benchmark.threshold_source = fmt::format("{}、出典: {}", edition.title, edition.source);
  benchmark.threshold_note = edition.note;
  const auto standards =
      store::list_standards(call.tx, edition.edition_code, benchmark.class_code, size.size);
  benchmark.years = score_years(years_of(statements), standards, edition);
  if (benchmark.years.size() > kShownYears) benchmark.years.resize(kShownYears);
  return benchmark;
}

http::Response benchmark_pdf(http::Call& call, std::int64_t business_id, const BenchmarkQuery& query) {
  const LocalBenchmark benchmark = show_benchmark(call, business_id, query);
  if (benchmark.years.empty()) {
    throw Refused(RefusalCode::kNotFound, "finance.nothing_to_print",
                  "決算の数字がまだ登録されていないため、印刷できません。");
  }
  return http::download(
      draw_benchmark(benchmark, jst_date(call.now)), "application/pdf",
      fmt::format("ローカルベンチマーク_{}.pdf", format_date(benchmark.years.front().fiscal_year_end)));
}

BenchmarkClassList list_benchmark_classes(http::Call& call) {
  const Edition edition = edition_in_force(call);
  BenchmarkClassList list;
  list.threshold_version = edition.edition_code;
  list.threshold_source = fmt::format("{}、出典: {}", edition.title, edition.source);
  list.threshold_note = edition.note;
  for (auto& row : store::list_classes(call.tx, edition.edition_code)) {
    list.items.push_back({std::move(row.class_code), std::move(row.name), std::move(row.group_name),
                          std::move(row.industry_codes)});
  }
  return list;
}

}  // namespace banso::finance
