#include "contexts/finance/rules/statement.hpp"

#include <algorithm>
#include <stdexcept>

namespace banso::finance {
namespace {

template <auto Member>
std::optional<std::int64_t> get(const Figures& figures) {
  if constexpr (requires { (figures.*Member).has_value(); }) {
    if (!(figures.*Member).has_value()) return std::nullopt;
    return std::int64_t(*(figures.*Member));
  } else {
    return std::int64_t(figures.*Member);
  }
}

template <auto Member>
void set(Figures& figures, std::int64_t value) {
  figures.*Member = value;
}

template <auto Member>
Figure yen(std::string_view figure, std::string_view name, std::string_view help) {
  return {figure, name, "円", help, &get<Member>, &set<Member>};
}

}  // namespace

const std::vector<Figure>& figures() {
  static const std::vector<Figure> all{
      yen<&Figures::sales_yen>("sales_yen", "売上高", "損益計算書のいちばん上の売上高です。"),
      yen<&Figures::previous_sales_yen>(
          "previous_sales_yen", "前期売上高",
          "ひとつ前の決算期の売上高です。前期の数字を登録していれば空欄でかまいません。"),
      yen<&Figures::operating_profit_yen>("operating_profit_yen", "営業利益",
                                          "損益計算書の営業利益です。赤字のときはマイナスで入力します。"),
      Figure{"employees", "従業員数", "人",
             "期末に働いていた人の数です。パート・アルバイトは常用なら含めます。", &get<&Figures::employees>,
             &set<&Figures::employees>},
      yen<&Figures::borrowings_yen>("borrowings_yen", "借入金",
                                    "短期借入金、1年以内に返す長期借入金、長期借入金、社債の合計です。"),
      yen<&Figures::cash_yen>("cash_yen", "現金・預金", "貸借対照表の現金及び預金です。"),
      yen<&Figures::depreciation_yen>(
          "depreciation_yen", "減価償却費",
          "販売費及び一般管理費と製造原価の減価償却費の合計です。ないときは0を入力します。"),
      yen<&Figures::notes_receivable_yen>("notes_receivable_yen", "受取手形",
                                          "貸借対照表の受取手形です。電子記録債権を含めます。"),
      yen<&Figures::accounts_receivable_yen>("accounts_receivable_yen", "売掛金", "貸借対照表の売掛金です。"),
      yen<&Figures::inventory_yen>("inventory_yen", "棚卸資産",
                                   "商品、製品、仕掛品、原材料などの在庫の合計です。"),
      yen<&Figures::notes_payable_yen>("notes_payable_yen", "支払手形",
                                       "貸借対照表の支払手形です。電子記録債務を含めます。"),
      yen<&Figures::accounts_payable_yen>("accounts_payable_yen", "買掛金", "貸借対照表の買掛金です。"),
      yen<&Figures::net_assets_yen>(
          "net_assets_yen", "純資産合計",
          "貸借対照表の純資産の部の合計です。債務超過のときはマイナスで入力します。"),
      yen<&Figures::total_assets_yen>("total_assets_yen", "資産合計",
                                      "貸借対照表の資産の部の合計（負債・純資産合計と同じ額）です。"),
      yen<&Figures::liabilities_yen>("liabilities_yen", "負債合計",
                                     "ほかの数字の確かめに使います。空欄でかまいません。"),
  };
  return all;
}

const Figure& figure_named(std::string_view name) {
  const auto found = std::find_if(figures().begin(), figures().end(),
                                  [&](const Figure& figure) { return figure.figure == name; });
  if (found == figures().end()) throw std::logic_error("no figure " + std::string(name));
  return *found;
}

Date fiscal_year_begin(Date end, std::int64_t months) {
  // The day after the end, so many months back: 31 March and 12 months → 1 April. A year that ends within a
  // month begins within one.
  const Date next = std::chrono::sys_days(end) + std::chrono::days(1);
  Date begin = next - std::chrono::months(months);
  if (!begin.ok()) begin = begin.year() / begin.month() / std::chrono::last;
  return begin;
}

}  // namespace banso::finance
