// matching_bench NTA_FILE OUT_DIR [MEASURES]: all businesses of the file × a catalogue of rules, in memory.
// Prints one JSON object a line; writes a sample with the same rules as SQL into OUT_DIR for PostgreSQL.
#include <fmt/format.h>
#include <malloc.h>

#include <chrono>
#include <cstring>
#include <fstream>
#include <random>
#include <thread>
#include <unordered_set>

#include "contexts/recommend/matching/matching.hpp"
#include "rules.hpp"
#include "sql.hpp"
#include "world.hpp"

namespace banso::bench {
namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point begin) {
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

/// Resident memory of this process in bytes, with what the allocator holds back given to the system.
double resident() {
  malloc_trim(0);
  std::ifstream in("/proc/self/statm");
  double size = 0;
  double pages = 0;
  in >> size >> pages;
  return pages * 4096;
}

/// Bytes a second that both cores read and write together while copying arrays larger than any cache.
double copy_bandwidth() {
  constexpr std::size_t kBytes = std::size_t{128} << 20;
  double best = 0;
  std::vector<std::vector<char>> from(2, std::vector<char>(kBytes, 1));
  std::vector<std::vector<char>> to(2, std::vector<char>(kBytes, 2));
  for (int round = 0; round < 5; ++round) {
    const auto begin = Clock::now();
    {
      std::vector<std::jthread> threads;
      for (std::size_t i = 0; i < 2; ++i)
        threads.emplace_back([&, i] { std::memcpy(to[i].data(), from[i].data(), kBytes); });
    }
    best = std::max(best, 4.0 * kBytes / seconds_since(begin));
  }
  return best;
}

template <class... Values>
void print(fmt::format_string<Values...> text, Values&&... values) {
  fmt::print("{{{}}}\n", fmt::format(text, std::forward<Values>(values)...));
  std::fflush(stdout);
}

constexpr std::size_t kSampled = 20'000;
constexpr std::size_t kAsSql = 160;
constexpr std::size_t kRulesAQuery = 20;

/// A sample of the businesses and of the rules for PostgreSQL, in two halves for its two sessions, with what
/// the engine counts for each rule.
void write_sample(const std::filesystem::path& out, const std::vector<RealBusiness>& businesses,
                  const std::vector<measures::Rule>& rules, Date today) {
  std::filesystem::create_directories(out);
  std::mt19937_64 random(1);
  std::vector<RealBusiness> sample;
  std::sample(businesses.begin(), businesses.end(), std::back_inserter(sample), kSampled, random);
  const auto table = build_table(sample);
  std::ofstream rows(out / "sample.copy");
  for (const RealBusiness& business : sample) {
    const measures::Facts facts = facts_of(business);
    const auto* area = facts.find(measures::FactKey::area);
    const auto* industry = facts.find(measures::FactKey::industry);
    rows << copy_row(facts, recommend::cell_of(area ? area->codes.front() : "",
                                               industry ? industry->codes.front() : ""))
         << '\n';
  }
  std::ofstream create(out / "table.sql");
  create << table_sql("bench_matching.business") << '\n';
  recommend::RuleCompiler compiler(*table, today);
  const std::size_t step = rules.size() / kAsSql;
  std::vector<std::string> predicates;
  for (std::size_t i = 0; i < kAsSql; ++i) {
    compiler.add(rules[i * step]);
    predicates.push_back(to_sql(rules[i * step], today));
  }
  const auto counts = recommend::count_verdicts(*table, compiler.finish());
  std::ofstream wanted(out / "wanted.tsv");
  for (std::size_t rule = 0; rule < kAsSql; ++rule) {
    for (std::size_t cell = 0; cell < recommend::kCells; ++cell) {
      const auto& count = counts.of(rule, static_cast<recommend::Cell>(cell));
      if (counts.businesses_in(static_cast<recommend::Cell>(cell)) == 0) continue;
      wanted << rule << '\t' << cell << '\t' << count.yes << '\t' << count.no << '\n';
    }
  }
  for (std::size_t half = 0; half < 2; ++half) {
    std::ofstream queries(out / fmt::format("queries_{}.sql", half));
    for (std::size_t from = half * kAsSql / 2; from < (half + 1) * kAsSql / 2; from += kRulesAQuery) {
      std::string counted;
      std::string tests;
      for (std::size_t i = from; i < from + kRulesAQuery; ++i) {
        counted += fmt::format(", count(*) filter (where p{0}), count(*) filter (where not p{0})", i);
        tests += fmt::format(", {} as p{}", predicates[i], i);
      }
      // offset 0: each predicate is evaluated once a row, not once for yes and once for no.
      queries << fmt::format(
          "select {}, cell{} from (select cell{} from bench_matching.business offset 0) b group by cell;\n",
          from, counted, tests);
    }
  }
}

void measure(const char* name, const recommend::Table& table, const std::vector<measures::Rule>& rules,
             Date today, double bandwidth, const recommend::PlaneLoops& loops) {
  const auto begin = Clock::now();
  recommend::RuleCompiler compiler(table, today);
  for (const measures::Rule& rule : rules) compiler.add(rule);
  const recommend::Program program = compiler.finish();
  const double compiled = seconds_since(begin);
  std::vector<double> times;
  std::uint64_t column_bytes = 0;
  std::uint64_t plane_bytes = 0;
  std::uint64_t yes = 0;
  for (int round = 0; round < 7; ++round) {
    const auto start = Clock::now();
    const auto counts = recommend::count_verdicts(table, program, {2, &loops});
    times.push_back(seconds_since(start));
    column_bytes = counts.column_bytes;
    plane_bytes = counts.plane_bytes;
    yes = 0;
    for (std::size_t cell = 0; cell < recommend::kCells; ++cell)
      for (std::size_t rule = 0; rule < rules.size(); ++rule)
        yes += counts.of(rule, static_cast<recommend::Cell>(cell)).yes;
  }
  std::sort(times.begin(), times.end());
  const double median = times[times.size() / 2];
  const double decisions = static_cast<double>(table.businesses()) * static_cast<double>(rules.size());
  print(
      R"("what":"count","rules":"{}","loops":"{}","businesses":{},"measures":{},"different":{},"predicates":{},)"
      R"("nodes":{},"compile_s":{:.4f},"median_s":{:.4f},"best_s":{:.4f},"decisions_per_s":{:.4g},"yes":{},)"
      R"("column_bytes":{},"column_share_of_bandwidth":{:.3f},"plane_bytes":{},"plane_bytes_per_s":{:.3g})",
      name, loops.name, table.businesses(), rules.size(), program.different_rules(), program.predicates(),
      program.nodes.size(), compiled, median, times.front(), decisions / median, yes, column_bytes,
      static_cast<double>(column_bytes) / median / bandwidth, plane_bytes,
      static_cast<double>(plane_bytes) / median);
}

int run(const std::filesystem::path& nta, const std::filesystem::path& out, std::size_t count) {
  const Date today = std::chrono::year(2026) / 11 / 26;
  const double bandwidth = copy_bandwidth();
  print(R"("what":"copy","bytes_per_s":{:.4g})", bandwidth);
  const auto businesses = read_businesses(nta);
  const double before = resident();
  const auto begin = Clock::now();
  const auto table = build_table(businesses);
  const double built = seconds_since(begin);
  const double after = resident();
  print(
      R"("what":"table","businesses":{},"build_s":{:.2f},"bytes":{},"bytes_per_business":{:.1f},"resident_per_business":{:.1f})",
      table->businesses(), built, table->bytes(),
      static_cast<double>(table->bytes()) / static_cast<double>(table->businesses()),
      (after - before) / static_cast<double>(table->businesses()));

  const std::vector<measures::Rule> rules = different_rules(count);
  measure("all different", *table, rules, today, bandwidth, recommend::plane_loops());
  measure("all different", *table, rules, today, bandwidth, recommend::portable_plane_loops());

  // A new measure: compiled, found among all, and those with an owner who wants notices picked out.
  std::unordered_set<std::int64_t> owners;
  for (const RealBusiness& business : businesses)
    if (business.business_id % 50 == 0) owners.insert(business.business_id);
  std::vector<double> times;
  std::size_t found = 0;
  std::size_t wanted = 0;
  for (std::size_t i = 0; i < 40; ++i) {
    const auto start = Clock::now();
    recommend::RuleCompiler compiler(*table, today);
    compiler.add(rules[i]);
    const auto fitting = recommend::businesses_that_fit(*table, compiler.finish(), 0);
    std::size_t with_owner = 0;
    for (const std::int64_t id : fitting) with_owner += owners.contains(id);
    times.push_back(seconds_since(start));
    found = std::max(found, fitting.size());
    wanted = std::max(wanted, with_owner);
  }
  std::sort(times.begin(), times.end());
  print(R"("what":"find","median_s":{:.4f},"slowest_s":{:.4f},"most_found":{},"most_with_owner":{})",
        times[times.size() / 2], times.back(), found, wanted);
  write_sample(out, businesses, rules, today);
  print(R"("what":"sample","businesses":{},"rules":{})", kSampled, kAsSql);
  return 0;
}

}  // namespace
}  // namespace banso::bench

int main(int argc, char** argv) {
  if (argc < 3) {
    fmt::print(stderr, "matching_bench NTA_FILE OUT_DIR [MEASURES]\n");
    return 2;
  }
  return banso::bench::run(argv[1], argv[2], argc > 3 ? std::stoul(argv[3]) : 3298);
}
