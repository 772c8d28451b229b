#include "contexts/finance/rules/plausibility.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "contexts/finance/rules/indicator_math.hpp"

namespace banso::finance {
namespace {

// Bounds of what is asked about. They are no thresholds of the benchmark: nothing is scored with them.
constexpr std::int64_t kThousand = 1'000;
/// Sums on statements in thousands of yen differ by rounding.
constexpr std::int64_t kRoundingYen = 5'000;
constexpr std::int64_t kJump = 300;         ///< a figure this many times larger than the year before
constexpr std::int64_t kWorthAsking = 100;  ///< figures below so many yen are too small to compare
constexpr std::int64_t kLeastSalesPerPerson = 100'000;
constexpr std::int64_t kMostSalesPerPerson = 10'000'000'000;
constexpr int kEarliestYear = 1950;

class Doubts {
 public:
  Doubts(const Year& year, std::span<const Year> others, Date today)
      : year_(year), f_(year.figures), others_(others), today_(today) {}

  std::vector<Plausibility> find() {
    look_at_day();
    look_at_signs();
    look_at_sums();
    if (doubts_.empty()) {
      // Questions only make sense of figures that can be right.
      look_at_length();
      look_at_units();
      look_at_profit();
      look_at_neighbours();
    }
    return std::move(doubts_);
  }

 private:
  void refuse(std::string code, std::string path, std::string message) {
    doubts_.push_back({std::move(code), PlausibilityLevel::refuse, std::move(path), std::move(message)});
  }
  void ask(std::string code, std::string path, std::string message) {
    doubts_.push_back({std::move(code), PlausibilityLevel::ask, std::move(path), std::move(message)});
  }

  /// Sums of figures that were rounded to thousands may be off by a few of them.
  std::int64_t tolerance() const {
    const bool rounded = std::all_of(figures().begin(), figures().end(), [&](const Figure& figure) {
      return figure.unit != "円" || figure.get(f_).value_or(0) % kThousand == 0;
    });
    return rounded ? kRoundingYen : 0;
  }

  void look_at_day() {
    if (std::chrono::sys_days(year_.end) > std::chrono::sys_days(today_)) {
      refuse("future", "/fiscal_year_end",
             fmt::format("決算日（{}）がまだ来ていません。終わった決算期の数字を入力してください。",
                         japanese_era(year_.end)));
    } else if (int(year_.end.year()) < kEarliestYear) {
      refuse("too_early", "/fiscal_year_end",
             fmt::format("決算日（{}）が古すぎます。年を確かめてください。", japanese_era(year_.end)));
    }
  }

  void look_at_signs() {
    if (f_.sales_yen < 0) {
      refuse("negative_sales", "/sales_yen",
             "売上高がマイナスです。売上高は0円以上で入力してください（赤字は営業利益の欄に入力します）。");
    }
    for (const std::string_view name :
         {"previous_sales_yen", "borrowings_yen", "cash_yen", "depreciation_yen", "notes_receivable_yen",
          "accounts_receivable_yen", "inventory_yen", "notes_payable_yen", "accounts_payable_yen",
          "total_assets_yen", "liabilities_yen"}) {
      const Figure& figure = figure_named(name);
      if (figure.get(f_).value_or(0) >= 0) continue;
      refuse(fmt::format("negative.{}", name), fmt::format("/{}", name),
             fmt::format("{}がマイナスです。0円以上で入力してください。{}", figure.name,
                         name == "cash_yen" ? "当座借越は借入金に含めます。" : ""));
    }
  }

  void look_at_sums() {
    const std::int64_t off = tolerance();
    if (f_.cash_yen > f_.total_assets_yen + off) {
      refuse("cash_over_assets", "/cash_yen",
             "現金・預金が資産合計より多くなっています。どちらかの数字か、けた数を確かめてください。");
    } else if (f_.cash_yen + f_.notes_receivable_yen + f_.accounts_receivable_yen + f_.inventory_yen >
               f_.total_assets_yen + off) {
      refuse(
          "parts_over_assets", "/total_assets_yen",
          "現金・預金、受取手形、売掛金、棚卸資産の合計が資産合計より多くなっています。けた数や単位を確かめて"
          "ください。");
    }
    if (f_.net_assets_yen > f_.total_assets_yen + off) {
      refuse("equity_over_assets", "/net_assets_yen",
             "純資産合計が資産合計より多くなっています。どちらかの数字か、けた数を確かめてください。");
    } else if (f_.liabilities_yen) {
      const std::int64_t difference = f_.total_assets_yen - *f_.liabilities_yen - f_.net_assets_yen;
      if (std::abs(difference) > off) {
        refuse(
            "unbalanced", "/liabilities_yen",
            fmt::format("資産合計（{}）と、負債合計と純資産合計を足した額（{}）が合いません。差は{}です。貸借"
                        "対照表をもう一度確かめてください。",
                        spoken_exactly(f_.total_assets_yen),
                        spoken_exactly(*f_.liabilities_yen + f_.net_assets_yen),
                        spoken_exactly(std::abs(difference))));
      }
    }
  }

  void look_at_length() {
    if (year_.months != 12) {
      ask("short_year", "/months",
          fmt::format("決算期が{}か月です。設立した年や決算期を変えた年でなければ12か月にしてください。指標は"
                      "12か月分に直して計算します。",
                      year_.months));
    }
    for (const Year& other : others_) {
      const std::chrono::sys_days end = year_.end, other_end = other.end;
      if (end == other_end) continue;
      const bool overlap = std::chrono::sys_days(fiscal_year_begin(year_.end, year_.months)) <= other_end &&
                           std::chrono::sys_days(fiscal_year_begin(other.end, other.months)) <= end;
      if (!overlap) continue;
      ask("overlap", "/fiscal_year_end",
          fmt::format("登録ずみの{}の決算期と期間が重なります。決算日と月数を確かめてください。",
                      japanese_era(other.end)));
      break;
    }
  }

  void look_at_units() {
    if (f_.sales_yen <= 0) return;
    const std::int64_t people = std::max<std::int64_t>(1, f_.employees);
    if (f_.sales_yen / people < kLeastSalesPerPerson) {
      ask("looks_like_thousands", "/sales_yen",
          fmt::format("1人あたりの売上高が{}です。千円単位の数字を円の欄に入力していませんか。",
                      spoken_exactly(f_.sales_yen / people)));
    } else if (f_.sales_yen / people > kMostSalesPerPerson) {
      ask("looks_thousandfold", "/sales_yen",
          fmt::format("1人あたりの売上高が{}です。けた数が多すぎませんか。",
                      spoken_exactly(f_.sales_yen / people)));
    }
  }

  void look_at_profit() {
    if (f_.operating_profit_yen > f_.sales_yen) {
      ask("profit_over_sales", "/operating_profit_yen",
          "営業利益が売上高より多くなっています。売上総利益や売上高と取りちがえていませんか。");
    } else if (f_.sales_yen > 0 && -std::int64_t(f_.operating_profit_yen) > 10 * std::int64_t(f_.sales_yen)) {
      ask("loss_over_sales", "/operating_profit_yen",
          "営業損失が売上高の10倍を超えています。けた数や単位を確かめてください。");
    }
    const std::int64_t owed = f_.total_assets_yen - f_.net_assets_yen;
    if (f_.borrowings_yen + f_.notes_payable_yen + f_.accounts_payable_yen > owed + tolerance()) {
      ask("debts_over_liabilities", "/borrowings_yen",
          fmt::format("借入金、支払手形、買掛金の合計が、負債の額（資産合計 − 純資産合計 = {}）より多くなって"
                      "います。",
                      spoken_exactly(owed)));
    }
    if (f_.depreciation_yen > f_.total_assets_yen && f_.depreciation_yen > f_.sales_yen) {
      ask("depreciation_too_large", "/depreciation_yen",
          "減価償却費が資産合計や売上高より多くなっています。減価償却累計額を入力していませんか。");
    }
  }

  void look_at_neighbours() {
    const Year* before = nullptr;
    const Year* after = nullptr;
    for (const Year& other : others_) {
      const std::chrono::sys_days end = other.end;
      if (end < std::chrono::sys_days(year_.end)) {
        if (!before || end > std::chrono::sys_days(before->end)) before = &other;
      } else if (end > std::chrono::sys_days(year_.end)) {
        if (!after || end < std::chrono::sys_days(after->end)) after = &other;
      }
    }
    if (before) {
      compare_with(*before, "前の年");
      if (is_year_before(*before)) compare_previous_sales(*before);
    } else if (after) {
      compare_with(*after, "次の年");
    }
  }

  bool is_year_before(const Year& other) const {
    const auto gap =
        std::chrono::sys_days(fiscal_year_begin(year_.end, year_.months)) - std::chrono::sys_days(other.end);
    return gap >= std::chrono::days(0) && gap <= std::chrono::days(32);
  }

  void compare_previous_sales(const Year& before) {
    if (!f_.previous_sales_yen) return;
    const std::int64_t told = *f_.previous_sales_yen;
    const std::int64_t stored = before.figures.sales_yen;
    if (std::abs(told - stored) < kThousand) return;
    ask("previous_sales_differ", "/previous_sales_yen",
        fmt::format("前期売上高（{}）が、登録ずみの{}の売上高（{}）とちがいます。", spoken_exactly(told),
                    japanese_era(before.end), spoken_exactly(stored)));
  }

  void compare_with(const Year& other, std::string_view which) {
    std::size_t same = 0;
    std::size_t told = 0;
    for (const Figure& figure : figures()) {
      const auto now = figure.get(f_);
      const auto then = figure.get(other.figures);
      if (!now || !then || figure.figure == "previous_sales_yen") continue;
      told += *now != 0;
      same += *now == *then && *now != 0;
      jump(figure, *now, *then, which);
    }
    if (told >= 5 && same == told) {
      ask("same_as_neighbour", "/sales_yen",
          fmt::format("すべての数字が{}（{}）と同じです。同じ決算書を入力していませんか。", which,
                      japanese_era(other.end)));
    }
  }

  void jump(const Figure& figure, std::int64_t now, std::int64_t then, std::string_view which) {
    const std::int64_t a = std::abs(now), b = std::abs(then);
    if (figure.figure == "employees") {
      if (std::max(a, b) > 20 && std::max(a, b) > 10 * std::max<std::int64_t>(1, std::min(a, b))) {
        ask("jump.employees", "/employees",
            fmt::format("従業員数が{}の{}人から大きく変わっています。", which, then));
      }
      return;
    }
    if (std::min(a, b) < kWorthAsking || std::max(a, b) / std::min(a, b) < kJump) return;
    const bool larger = a > b;
    ask(fmt::format("thousandfold.{}", figure.figure), fmt::format("/{}", figure.figure),
        fmt::format("{}（{}）が{}（{}）の約{}{}です。円と千円を取りちがえていませんか。", figure.name,
                    spoken_exactly(now), which, spoken_exactly(then),
                    larger ? grouped(a / b) : "1/" + grouped(b / a), larger ? "倍" : ""));
  }

  static std::string grouped(std::int64_t number) {
    std::string digits = std::to_string(number);
    const std::size_t first = number < 0 ? 1 : 0;
    for (std::size_t at = digits.size(); at > first + 3;) {
      at -= 3;
      digits.insert(at, ",");
    }
    return digits;
  }

  static std::string spoken_exactly(std::int64_t yen) { return grouped(yen) + "円"; }

  const Year& year_;
  const Figures& f_;
  std::span<const Year> others_;
  Date today_;
  std::vector<Plausibility> doubts_;
};

std::vector<FieldError> errors_of(const std::vector<Plausibility>& doubts, PlausibilityLevel level) {
  std::vector<FieldError> errors;
  for (const Plausibility& doubt : doubts) {
    if (doubt.level == level && !doubt.confirmed) errors.push_back({doubt.path, doubt.code, doubt.message});
  }
  return errors;
}

}  // namespace

std::vector<Plausibility> doubts_about(const Year& year, std::span<const Year> others, Date today,
                                       std::span<const std::string> confirmed) {
  std::vector<Plausibility> doubts = Doubts(year, others, today).find();
  for (Plausibility& doubt : doubts) {
    doubt.confirmed = doubt.level == PlausibilityLevel::ask &&
                      std::find(confirmed.begin(), confirmed.end(), doubt.code) != confirmed.end();
  }
  return doubts;
}

std::vector<FieldError> refusals_of(const std::vector<Plausibility>& doubts) {
  return errors_of(doubts, PlausibilityLevel::refuse);
}

std::vector<FieldError> open_questions_of(const std::vector<Plausibility>& doubts) {
  return errors_of(doubts, PlausibilityLevel::ask);
}

}  // namespace banso::finance
