// verdicts_bench JGRANTS_FILE: one business against every measure, in memory. The catalogue is every measure
// that comes with the program and one for each subsidy of the file. Prints one JSON object a line.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <random>

#include "contexts/measures/catalogue/catalogue_seed.hpp"
#include "contexts/measures/jgrants/read_file.hpp"
#include "contexts/measures/random_rules_for_test.hpp"
#include "contexts/measures/rules/next_question.hpp"

namespace banso::measures {
namespace {

using Clock = std::chrono::steady_clock;

constexpr Date kDay{std::chrono::year(2026), std::chrono::month(11), std::chrono::day(26)};
constexpr std::size_t kBusinesses = 300;

class Derived : public RecordSink {
 public:
  explicit Derived(std::vector<Measure>& measures) : measures_(measures) {}
  void accept(std::int64_t, JgrantsRecord&& record, std::vector<Oddity>&& odd) override {
    measures_.push_back(measure_of(record, odd));
  }
  void reject(std::int64_t, const Oddity&) override {}

 private:
  std::vector<Measure>& measures_;
};

/// Each subsidy of jGrants with the rules and frames of one of the program's measures, and published: what
/// the catalogue would be if every guide were written as rules.
std::vector<Measure> written_out(const std::vector<Measure>& seeds, std::vector<Measure> derived) {
  std::vector<const Measure*> models;
  for (const Measure& seed : seeds) {
    if (seed.rules_published && seed.rule) models.push_back(&seed);
  }
  for (std::size_t i = 0; i < derived.size(); ++i) {
    const Measure& model = *models[i % models.size()];
    Measure& measure = derived[i];
    measure.rules_published = true;
    measure.rule = measure.rule ? all_of({*measure.rule, *model.rule}) : *model.rule;
    measure.frames = model.frames;
  }
  derived.insert(derived.end(), seeds.begin(), seeds.end());
  return derived;
}

double median(std::vector<double> all) {
  std::sort(all.begin(), all.end());
  return all[all.size() / 2];
}

template <class Work>
double milliseconds(Work work) {
  const auto begin = Clock::now();
  work();
  return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

void measure_catalogue(std::string_view name, const std::vector<Measure>& measures,
                       const std::vector<Facts>& businesses) {
  std::optional<PreparedCatalogue> catalogue;
  const double prepare = milliseconds([&] { catalogue.emplace(measures); });
  std::vector<double> judged;
  std::vector<double> asked;
  std::vector<double> worded;
  std::size_t counts[4] = {};
  std::size_t wrong = 0;
  std::size_t conditions = 0;
  Findings findings;
  for (std::size_t i = 0; i < businesses.size(); ++i) {
    const Facts& facts = businesses[i];
    judged.push_back(milliseconds([&] { catalogue->judge(facts, kDay, findings); }));
    asked.push_back(milliseconds([&] { next_question(*catalogue, findings, kDay); }));
    for (const auto& one : findings.measures) ++counts[static_cast<std::size_t>(one.verdict)];
    // A page of the list, in words.
    worded.push_back(milliseconds([&] {
      for (std::size_t k = 0; k < 20; ++k) {
        const Verdict verdict = judge(measures[(i * 20 + k) % measures.size()], facts, kDay);
        conditions += verdict.proof ? verdict.proof->children.size() : 0;
      }
    }));
    // Some businesses in full by the plain evaluator.
    for (std::size_t m = 0; i % 60 == 0 && m < measures.size(); ++m) {
      if (judge(measures[m], facts, kDay).verdict != findings.measures[m].verdict) ++wrong;
    }
  }
  std::sort(judged.begin(), judged.end());
  fmt::print(
      "{{\"name\":\"{}\",\"measures\":{},\"nodes\":{},\"tests\":{},\"prepare_ms\":{:.1f},\"judge_ms\":{:.4f},"
      "\"judge_worst_ms\":{:.4f},\"next_question_ms\":{:.4f},\"words_of_20_ms\":{:.4f},\"eligible\":{},"
      "\"not_eligible\":{},\"open\":{},\"unpublished\":{},\"wrong\":{},\"conditions\":{}}}\n",
      name, measures.size(), catalogue->count_nodes(), catalogue->count_tests(), prepare,
      judged[judged.size() / 2], judged.back(), median(asked), median(worded), counts[0], counts[1],
      counts[2], counts[3], wrong, conditions);
}

int run(const char* file) {
  const std::vector<Measure> seeds = load_catalogue_seed();
  std::vector<Measure> derived;
  Derived sink(derived);
  const auto source = csv::open_source(std::filesystem::path(file));
  read_jgrants(*source, sink);
  testing::RandomRules random(1);
  std::vector<Facts> businesses;
  for (std::size_t i = 0; i < kBusinesses; ++i) businesses.push_back(random.facts(20 + i % 80));
  std::vector<Measure> published = derived;
  published.insert(published.end(), seeds.begin(), seeds.end());
  measure_catalogue("as published", published, businesses);
  measure_catalogue("written out", written_out(seeds, std::move(derived)), businesses);
  return 0;
}

}  // namespace
}  // namespace banso::measures

int main(int argc, char** argv) {
  if (argc != 2) {
    fmt::print(stderr, "verdicts_bench JGRANTS_FILE\n");
    return 2;
  }
  try {
    return banso::measures::run(argv[1]);
  } catch (const std::exception& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 1;
  }
}
