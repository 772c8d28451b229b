#include "contexts/recommend/usecases/reach.hpp"

#include <array>

#include "contexts/recommend/matching/compile.hpp"
#include "contexts/recommend/matching/matching.hpp"
#include "contexts/recommend/rules/keep_back.hpp"
#include "kernel/area_code.hpp"
#include "platform/audit/audit.hpp"
#include "platform/shape/json.hpp"

namespace banso::recommend {
namespace {

using measures::Definition;
using measures::Rule;

/// 日本標準産業分類（第14回改定）の大分類
constexpr std::array<std::string_view, kSections> kSectionNames{
    "分からない",
    "農業、林業",
    "漁業",
    "鉱業、採石業、砂利採取業",
    "建設業",
    "製造業",
    "電気・ガス・熱供給・水道業",
    "情報通信業",
    "運輸業、郵便業",
    "卸売業、小売業",
    "金融業、保険業",
    "不動産業、物品賃貸業",
    "学術研究、専門・技術サービス業",
    "宿泊業、飲食サービス業",
    "生活関連サービス業、娯楽業",
    "教育、学習支援業",
    "医療、福祉",
    "複合サービス事業",
    "サービス業（他に分類されないもの）",
    "公務（他に分類されるものを除く）",
    "分類不能の産業",
};

std::string prefecture_label(std::size_t prefecture) {
  if (prefecture == 0) return "分からない";
  if (prefecture == kPrefectures - 1) return "国外";
  const Prefecture* found = find_prefecture(prefecture_code(prefecture));
  return found ? std::string(found->name) : prefecture_code(prefecture);
}

struct Numbers {
  std::int64_t businesses = 0;
  std::int64_t eligible = 0;
  std::int64_t open = 0;
};

struct Named {
  std::string code;
  std::string name;
  Numbers numbers;
};

std::vector<ReachGroup> shown(const std::vector<Named>& groups) {
  std::vector<std::int64_t> eligible;
  std::vector<std::int64_t> open;
  for (const Named& group : groups) {
    eligible.push_back(group.numbers.eligible);
    open.push_back(group.numbers.open);
  }
  const auto told_eligible = told(eligible);
  const auto told_open = told(open);
  std::vector<ReachGroup> result;
  for (std::size_t i = 0; i < groups.size(); ++i)
    result.push_back({groups[i].code, groups[i].name, told_eligible[i], told_open[i]});
  return result;
}

/// The roots of the program, in the order they are added.
enum Root : std::size_t { kRule, kSize, kSizeAndRule = kSize + 3, kSizeNotRule = kSizeAndRule + 3 };

Program compile(const Table& table, const Rule& rule, Date as_of) {
  const Rule small = measures::defined(Definition::small);
  const Rule sme = measures::defined(Definition::sme);
  // Small, of medium size, large.
  const std::array<std::vector<Rule>, 3> is{std::vector<Rule>{small}, {sme}, {}};
  const std::array<std::vector<Rule>, 3> is_not{std::vector<Rule>{}, {small}, {sme}};
  RuleCompiler compiler(table, as_of);
  compiler.add(rule);
  const auto with = [](std::vector<Rule> rules, const Rule& one) {
    rules.push_back(one);
    return rules;
  };
  for (std::size_t i = 0; i < 3; ++i) compiler.add_all(is[i], is_not[i]);
  for (std::size_t i = 0; i < 3; ++i) compiler.add_all(with(is[i], rule), is_not[i]);
  for (std::size_t i = 0; i < 3; ++i) compiler.add_all(is[i], with(is_not[i], rule));
  return compiler.finish();
}

}  // namespace

Reach reach_of(const Table& table, const Rule& rule, Date as_of) {
  const Program program = compile(table, rule, as_of);
  const VerdictCounts counts = count_verdicts(table, program);
  Numbers total;
  std::array<Numbers, kPrefectures> prefectures;
  std::array<Numbers, kSections> sections;
  std::array<Numbers, 4> sizes;
  for (std::size_t index = 0; index < kCells; ++index) {
    const auto cell = static_cast<Cell>(index);
    const std::int64_t businesses = counts.businesses_in(cell);
    if (businesses == 0) continue;
    for (Numbers* numbers : {&total, &prefectures[prefecture_of(cell)], &sections[section_of(cell)]}) {
      numbers->businesses += businesses;
      numbers->eligible += counts.of(kRule, cell).yes;
      numbers->open += counts.unknown(kRule, cell);
    }
    for (std::size_t i = 0; i < 3; ++i) {
      const std::int64_t of_size = counts.of(kSize + i, cell).yes;
      const std::int64_t eligible = counts.of(kSizeAndRule + i, cell).yes;
      sizes[i].businesses += of_size;
      sizes[i].eligible += eligible;
      sizes[i].open += of_size - eligible - counts.of(kSizeNotRule + i, cell).yes;
    }
  }
  sizes[3] = total;
  for (std::size_t i = 0; i < 3; ++i) {
    sizes[3].businesses -= sizes[i].businesses;
    sizes[3].eligible -= sizes[i].eligible;
    sizes[3].open -= sizes[i].open;
  }

  Reach reach;
  reach.as_of = as_of;
  reach.businesses = total.businesses;
  reach.total = {told(total.eligible), told(total.open)};
  std::vector<Named> named;
  for (std::size_t i = 1; i <= kPrefectures; ++i) {  // the unknown ones last
    const std::size_t prefecture = i % kPrefectures;
    if (prefectures[prefecture].businesses > 0)
      named.push_back({prefecture_code(prefecture), prefecture_label(prefecture), prefectures[prefecture]});
  }
  reach.by_prefecture = shown(named);
  named.clear();
  for (std::size_t i = 1; i <= kSections; ++i) {
    const std::size_t section = i % kSections;
    if (sections[section].businesses > 0)
      named.push_back({section_code(section), std::string(kSectionNames[section]), sections[section]});
  }
  reach.by_industry = shown(named);
  reach.by_size = shown({{"small", "小規模企業者", sizes[0]},
                         {"medium", "中小企業者（小規模を除く）", sizes[1]},
                         {"large", "中小企業者ではない", sizes[2]},
                         {"unknown", "分からない", sizes[3]}});
  return reach;
}

std::shared_ptr<const Table> need_table(const AllBusinesses& all) {
  if (!all.enabled()) {
    throw Refused(RefusalCode::kUnavailable, "recommend.off",
                  "このサーバーでは、全事業者との照合を止めています。システム管理者にお問い合わせください。");
  }
  auto table = all.table();
  if (!table) {
    throw Refused(RefusalCode::kUnavailable, "recommend.preparing",
                  "全事業者の情報を準備しています。1分ほど待ってから、もう一度お試しください。");
  }
  return table;
}

Reach show_reach(http::Call& call, const AllBusinesses& all, const ReachInput& input) {
  const auto table = need_table(all);
  const Date today = jst_date(call.now);
  Reach reach = reach_of(*table, input.rule, today);
  audit::Entry entry;
  entry.action = "recommend.reach";
  entry.object_type = "rule";
  entry.details = {{"rule", shape::parse_json(shape::to_json(input.rule))}};
  audit::record(call, entry);
  return reach;
}

}  // namespace banso::recommend
