#include "contexts/measures/rules/fact.hpp"

#include <algorithm>
#include <array>

namespace banso::measures {
namespace {

constexpr std::array kLegalForms{
    FactChoice{"company", "会社（株式会社、合同会社など）"},
    FactChoice{"sole_proprietor", "個人事業主"},
    FactChoice{"cooperative", "組合"},
    FactChoice{"npo", "NPO法人"},
    FactChoice{"general_association", "一般社団法人・一般財団法人"},
    FactChoice{"medical", "医療法人"},
    FactChoice{"social_welfare", "社会福祉法人"},
    FactChoice{"school", "学校法人"},
    FactChoice{"public_body", "国・地方公共団体"},
    FactChoice{"other", "その他の法人・団体"},
};

constexpr std::array kCertifications{
    FactChoice{"security_action_1", "SECURITY ACTION 一つ星"},
    FactChoice{"security_action_2", "SECURITY ACTION 二つ星"},
    FactChoice{"gbiz_prime", "GビズIDプライム"},
    FactChoice{"management_innovation", "経営革新計画の承認"},
    FactChoice{"management_improvement_plan", "経営力向上計画の認定"},
    FactChoice{"business_continuity_plan", "事業継続力強化計画の認定"},
    FactChoice{"regional_future_company", "地域未来牽引企業の選定"},
    FactChoice{"startup_support", "特定創業支援等事業による支援"},
    FactChoice{"successor_finalist", "アトツギ甲子園のファイナリスト"},
    FactChoice{"health_management", "健康経営優良法人の認定"},
};

constexpr std::array kAwards{
    FactChoice{"monodukuri", "ものづくり補助金"},
    FactChoice{"it_introduction", "IT導入補助金"},
    FactChoice{"jizokuka", "小規模事業者持続化補助金"},
    FactChoice{"jizokuka_invoice", "小規模事業者持続化補助金（インボイス枠）"},
    FactChoice{"succession", "事業承継・引継ぎ補助金"},
    FactChoice{"restructuring", "事業再構築補助金"},
    FactChoice{"labour_saving", "中小企業省力化投資補助金"},
    FactChoice{"go_tech", "成長型中小企業等研究開発支援事業（Go-Tech事業）"},
};

constexpr std::array kIntentions{
    FactChoice{"new_business", "新たな事業を行いたい"},
    FactChoice{"sales_channels", "販路拡大・海外展開をしたい"},
    FactChoice{"events", "イベント・事業運営支援がほしい"},
    FactChoice{"succession", "事業を引き継ぎたい"},
    FactChoice{"research", "研究開発・実証事業を行いたい"},
    FactChoice{"training", "人材育成を行いたい"},
    FactChoice{"cash_flow", "資金繰りを改善したい"},
    FactChoice{"equipment_it", "設備整備・IT導入をしたい"},
    FactChoice{"employment", "雇用・職場環境を改善したい"},
    FactChoice{"ecology", "エコ・SDGs活動支援がほしい"},
    FactChoice{"disaster", "災害（自然災害、感染症等）支援がほしい"},
    FactChoice{"education", "教育・子育て・少子化支援がほしい"},
    FactChoice{"sports_culture", "スポーツ・文化支援がほしい"},
    FactChoice{"safety", "安全・防災対策支援がほしい"},
    FactChoice{"town", "まちづくり・地域振興支援がほしい"},
};

constexpr std::array kDistricts{
    FactChoice{"chamber", "商工会議所の地区"},
    FactChoice{"society", "商工会の地区"},
    FactChoice{"none", "どちらの地区でもない"},
};

constexpr std::int64_t kMostYen = 100'000'000'000'000;
constexpr std::int64_t kMostPeople = 10'000'000;
/// 1,000 % a year, either way.
constexpr std::int64_t kMostGrowth = 100'000;

constexpr Fact flag(FactKey key, FactOrigin origin, std::string_view name, std::string_view question,
                    std::string_view help, std::string_view if_yes, std::string_view if_no) {
  return {key, FactKind::flag, FactUnit::none, origin, name, question, help, 0, 0, {}, if_yes, if_no};
}

constexpr Fact yen(FactKey key, FactOrigin origin, std::string_view name, std::string_view question,
                   std::string_view help, std::int64_t min = -kMostYen) {
  return {key, FactKind::number, FactUnit::yen, origin, name, question, help, min, kMostYen};
}

constexpr Fact rate(FactKey key, FactOrigin origin, std::string_view name, std::string_view question,
                    std::string_view help) {
  return {key,          FactKind::number, FactUnit::basis_points, origin, name, question, help,
          -kMostGrowth, kMostGrowth};
}

constexpr Fact choice(FactKey key, FactKind kind, FactOrigin origin, std::string_view name,
                      std::string_view question, std::string_view help, std::span<const FactChoice> choices) {
  return {key, kind, FactUnit::none, origin, name, question, help, 0, 0, choices};
}

using enum FactKey;
using enum FactOrigin;

constexpr std::array<Fact, kFactCount> kFacts{
    choice(legal_form, FactKind::code, registry, "法人形態", "どのような形態の事業者ですか。",
           "法人番号の台帳から分かります。個人で事業をしている方は個人事業主です。", kLegalForms),
    flag(active, registry, "事業の継続", "いまも事業を続けていますか。",
         "登記が閉鎖されていない法人、廃業していない個人事業主です。", "事業を続けている",
         "事業を終えている"),
    Fact{industry, FactKind::industry, FactUnit::none, profile, "業種",
         "どの業種を営んでいますか。主な業種を先に挙げてください。",
         "日本標準産業分類で選びます。主な業種は、売上がいちばん大きいものです。"},
    Fact{area, FactKind::area, FactUnit::none, registry, "本店の所在地", "本店はどの市区町村にありますか。",
         "登記された本店（個人事業主は主な事業所）の市区町村です。"},
    yen(capital_yen, profile, "資本金", "資本金（出資金）はいくらですか。",
        "登記簿にある資本金の額、または出資の総額です。個人事業主にはありません。", 0),
    Fact{regular_employees, FactKind::number, FactUnit::people, profile, "常時使用する従業員",
         "常時使用する従業員は何人ですか。",
         "役員、日雇い、2か月以内の期間雇用などは数えません。パートも、正社員に近い時間働く人は数えます。", 0,
         kMostPeople},
    Fact{founded_on, FactKind::date, FactUnit::none, profile, "設立日",
         "設立（個人事業主は開業）したのはいつですか。",
         "法人は登記の設立日、個人事業主は開業届に書いた日です。"},
    yen(sales_yen, finance, "売上高", "直近の決算の売上高はいくらですか。", "直近の1年の決算の売上高です。",
        0),
    yen(previous_sales_yen, finance, "前期の売上高", "その前の決算の売上高はいくらですか。",
        "直近のひとつ前の1年の決算の売上高です。", 0),
    rate(sales_growth_bp, finance, "売上高の前年比の伸び", "売上高は前の年に比べて何%伸びましたか。",
         "決算を2期分入れると計算されます。減った場合はマイナスで答えます。"),
    yen(operating_profit_yen, finance, "営業利益", "直近の決算の営業利益はいくらですか。",
        "赤字（営業損失）はマイナスで答えます。"),
    yen(total_assets_yen, finance, "総資産", "直近の決算の総資産はいくらですか。",
        "貸借対照表の資産の部の合計です。", 0),
    yen(net_assets_yen, finance, "純資産", "直近の決算の純資産はいくらですか。",
        "貸借対照表の純資産の部の合計です。債務超過はマイナスで答えます。"),
    yen(taxable_income_yen, answer, "課税所得", "課税所得は年にいくらですか（直近3年の平均）。",
        "法人税の申告書の所得金額です。3年の平均で聞かれることが多い数字です。"),
    flag(large_company_owned, answer, "みなし大企業",
         "大企業に株式の多くを持たれているなど、「みなし大企業」に当たりますか。",
         "同じ大企業が株式の2分の1以上を持つ、複数の大企業で3分の2以上を持つ、役員の半数以上が大企業の人であ"
         "る、"
         "のどれかに当てはまる会社です。",
         "みなし大企業である", "みなし大企業でない"),
    flag(invoice_registered, answer, "インボイスの登録",
         "適格請求書発行事業者（インボイス）の登録をしていますか。",
         "Tで始まる登録番号を持っていれば「はい」です。", "インボイスの登録をしている",
         "インボイスの登録をしていない"),
    flag(was_tax_exempt, answer, "免税事業者だったか",
         "2021年9月30日から2023年9月30日までの間に、消費税の免税事業者でしたか。",
         "インボイスの登録をきっかけに課税事業者になった方は「はい」です。", "免税事業者だった",
         "免税事業者ではなかった"),
    rate(payroll_growth_plan_bp, answer, "給与支給総額の伸びの計画",
         "給与支給総額を年に平均何%伸ばす計画ですか。", "3年から5年の事業計画での年平均です。例: 1.5%"),
    rate(value_added_growth_plan_bp, answer, "付加価値額の伸びの計画",
         "付加価値額（営業利益＋人件費＋減価償却費）を年に平均何%伸ばす計画ですか。",
         "3年から5年の事業計画での年平均です。例: 3%"),
    Fact{minimum_wage_plus_yen, FactKind::number, FactUnit::yen, answer, "最低賃金への上乗せ",
         "事業場内でいちばん低い時給は、地域別最低賃金より何円高いですか（高くする計画ですか）。",
         "時給の差です。例: 30円", -1'000, 100'000},
    choice(certifications, FactKind::codes, answer, "認定・宣言",
           "次の認定や宣言のうち、受けている（している）ものはどれですか。",
           "一つもなければ「なし」と答えてください。", kCertifications),
    choice(earlier_awards, FactKind::codes, answer, "これまでの採択",
           "次の補助金のうち、採択を受けたことがあるものはどれですか。",
           "一つもなければ「なし」と答えてください。", kAwards),
    choice(intentions, FactKind::codes, answer, "取り組みたいこと", "どんなことに取り組みたいですか。",
           "当てはまるものをすべて選んでください。", kIntentions),
    choice(chamber_district, FactKind::code, answer, "地区", "商工会議所と商工会のどちらの地区にありますか。",
           "市や町の中でも地区が分かれることがあります。分からないときは、近くの商工会議所に聞いてください。",
           kDistricts),
    Fact{guidance_months, FactKind::number, FactUnit::months, answer, "経営指導を受けた期間",
         "商工会議所・商工会の経営指導を何か月受けていますか。",
         "続けて受けている期間です。受けていなければ0か月です。", 0, 1'200},
    flag(rebuilding, answer, "再生事業者",
         "中小企業活性化協議会などの支援で、事業の再生に取り組んでいますか。",
         "再生計画を作っている途中か、作ってから3年以内の方は「はい」です。", "再生事業者である",
         "再生事業者でない"),
    flag(hiring_plan, answer, "採用の計画", "これから1年のうちに人を雇う計画がありますか。",
         "正社員のほか、パートも含みます。", "人を雇う計画がある", "人を雇う計画がない"),
    flag(overseas_plan, answer, "海外展開の計画", "海外への販売や進出の計画がありますか。",
         "輸出、海外向けの通信販売、現地への出店などです。", "海外展開の計画がある", "海外展開の計画がない"),
    flag(successor_exists, answer, "後継者", "事業の後継者は決まっていますか。",
         "親族、従業員、第三者のどれでもかまいません。", "後継者が決まっている", "後継者が決まっていない"),
    flag(carbon_plan, answer, "脱炭素の計画", "温室効果ガスを減らす計画がありますか。",
         "炭素生産性の向上、省エネ設備への更新、再生可能エネルギーの利用などです。", "脱炭素の計画がある",
         "脱炭素の計画がない"),
    flag(research_partner, answer, "大学などとの連携", "大学や公設試験研究機関と連携して取り組みますか。",
         "共同研究の契約や、予定がある場合も「はい」です。", "大学などと連携して取り組む",
         "大学などとは連携しない"),
    flag(employment_insurance, answer, "雇用保険",
         "雇用保険に加入している事業所ですか（被保険者がいますか）。",
         "厚生労働省の助成金は、雇用保険の適用事業主であることを求めます。", "雇用保険の適用事業主である",
         "雇用保険の適用事業主でない"),
    flag(no_tax_arrears, answer, "税の納付", "税金を滞りなく納めていますか。",
         "納期を過ぎて払っていない国税・地方税がなければ「はい」です。", "税の滞納がない", "税の滞納がある"),
};

constexpr bool are_in_order() {
  for (std::size_t i = 0; i < kFacts.size(); ++i) {
    if (static_cast<std::size_t>(kFacts[i].key) != i) return false;
  }
  return true;
}
static_assert(are_in_order(), "one row for each FactKey, in its order");

}  // namespace

std::span<const Fact> facts() {
  return kFacts;
}

const Fact& fact_of(FactKey key) {
  return kFacts[static_cast<std::size_t>(key)];
}

std::string_view key_of(FactKey key) {
  return boost::describe::enum_to_string(key, "");
}

std::optional<FactKey> find_fact(std::string_view key) {
  const auto row =
      std::find_if(kFacts.begin(), kFacts.end(), [&](const Fact& fact) { return key_of(fact.key) == key; });
  return row == kFacts.end() ? std::nullopt : std::optional(row->key);
}

const FactChoice* find_choice(const Fact& fact, std::string_view code) {
  const auto found = std::find_if(fact.choices.begin(), fact.choices.end(),
                                  [&](const FactChoice& one) { return one.code == code; });
  return found == fact.choices.end() ? nullptr : &*found;
}

std::vector<FactDefinition> describe_facts() {
  std::vector<FactDefinition> all;
  for (const Fact& fact : kFacts) {
    FactDefinition& one = all.emplace_back();
    one.key = fact.key;
    one.kind = fact.kind;
    one.unit = fact.unit;
    one.origin = fact.origin;
    one.name = fact.name;
    one.question = fact.question;
    one.help = fact.help;
    if (fact.kind == FactKind::number) {
      one.min = fact.min;
      one.max = fact.max;
    }
    for (const FactChoice& each : fact.choices) {
      one.choices.push_back({std::string(each.code), std::string(each.name)});
    }
  }
  return all;
}

}  // namespace banso::measures
