// What would lift an indicator by one point: the formulas of the indicators, solved for one figure. Each way
// is the smallest change in whole yen that reaches the next limit; a test applies it and counts again.
#include <fmt/format.h>

#include <algorithm>

#include "contexts/finance/rules/indicator_math.hpp"

namespace banso::finance {
namespace {

/// No change of a real business is larger; beyond it a way is no advice.
constexpr Wide kMostYen = Yen::kMax;

FigureChange change(const Figures& figures, std::string_view name, Wide by) {
  const Figure& figure = figure_named(name);
  const std::int64_t delta = static_cast<std::int64_t>(by);
  return {std::string(figure.figure), std::string(figure.name), delta,
          figure.get(figures).value_or(0) + delta, std::string(figure.unit)};
}

bool is_possible(Wide value) {
  return value >= -kMostYen && value <= kMostYen;
}

/// The ways of one indicator towards `limit` (millionths).
class Solver {
 public:
  Solver(IndicatorCode code, const Basis& basis, Wide limit) : code_(code), basis_(basis), limit_(limit) {}

  std::vector<WayUp> solve() {
    switch (code_) {
      case IndicatorCode::sales_growth:
        growth();
        break;
      case IndicatorCode::operating_margin:
        margin();
        break;
      case IndicatorCode::labour_productivity:
        productivity();
        break;
      case IndicatorCode::ebitda_debt:
        debt();
        break;
      case IndicatorCode::working_capital:
        capital();
        break;
      case IndicatorCode::equity_ratio:
        equity();
        break;
    }
    return std::move(ways_);
  }

 private:
  const Figures& figures() const { return basis_.figures; }

  void add(std::string sentence, std::vector<FigureChange> changes) {
    ways_.push_back({std::move(sentence), std::move(changes)});
  }

  /// "売上高があと120万円増えると": one figure up to `needed`.
  void raise(std::string_view figure, Wide needed) {
    const std::int64_t now = figure_named(figure).get(figures()).value_or(0);
    if (!is_possible(needed) || needed <= now) return;
    const auto by = static_cast<std::int64_t>(needed - now);
    add(fmt::format("{}があと{}増えると届きます。", figure_named(figure).name, spoken_yen(by)),
        {change(figures(), figure, by)});
  }

  void growth() {
    // S·pm·10⁶ ≥ P·m·(10⁶ + limit)
    const Wide right = Wide(*basis_.previous_sales) * basis_.months * (kMillion + limit_);
    raise("sales_yen", divide_up(right, Wide(basis_.previous_months) * kMillion));
  }

  void margin() {
    raise("operating_profit_yen", divide_up(limit_ * std::int64_t(figures().sales_yen), kMillion));
  }

  void productivity() {
    raise("operating_profit_yen",
          divide_up(limit_ * std::int64_t(figures().employees) * basis_.months, Wide(12) * kMillion));
  }

  void debt() {
    const Wide earnings = ebitda(figures());
    const Wide owed = net_debt(figures());
    if (earnings > 0) {
      // Net debt · m · 10⁶ ≤ limit · EBITDA · 12
      const Wide least = owed - divide_down(limit_ * earnings * 12, Wide(basis_.months) * kMillion);
      if (is_possible(least) && least > 0) reduce_debt(static_cast<std::int64_t>(least));
    }
    if (limit_ > 0 && owed > 0) {
      const Wide needed = divide_up(owed * basis_.months * kMillion, limit_ * 12);
      raise("operating_profit_yen", needed - std::int64_t(figures().depreciation_yen));
    }
  }

  void reduce_debt(std::int64_t by) {
    const std::int64_t repaid = std::min<std::int64_t>(by, figures().borrowings_yen);
    std::vector<FigureChange> changes;
    if (repaid > 0) changes.push_back(change(figures(), "borrowings_yen", -Wide(repaid)));
    if (by > repaid) changes.push_back(change(figures(), "cash_yen", by - repaid));
    add(fmt::format(
            "もうけで借入金を返すか預金を増やして、借入金から現金・預金を引いた額を{}減らすと届きます。",
            spoken_yen(by)),
        std::move(changes));
  }

  void capital() {
    const Wide allowed =
        divide_down(limit_ * std::int64_t(figures().sales_yen), Wide(basis_.months) * kMillion);
    const Wide too_much = working_capital(figures()) - allowed;
    if (!is_possible(too_much) || too_much <= 0) return;
    auto left = static_cast<std::int64_t>(too_much);
    // From the largest downwards; what is left after all of them is longer credit from suppliers.
    std::vector<std::string_view> parts{"accounts_receivable_yen", "inventory_yen", "notes_receivable_yen"};
    std::stable_sort(parts.begin(), parts.end(), [&](std::string_view a, std::string_view b) {
      return *figure_named(a).get(figures()) > *figure_named(b).get(figures());
    });
    std::vector<FigureChange> changes;
    std::string names;
    for (const std::string_view part : parts) {
      const std::int64_t taken = std::min(left, *figure_named(part).get(figures()));
      if (taken <= 0) break;
      changes.push_back(change(figures(), part, -Wide(taken)));
      names += names.empty() ? "" : "と";
      names += figure_named(part).name;
      left -= taken;
    }
    if (left > 0) changes.push_back(change(figures(), "accounts_payable_yen", left));
    const std::string amount = spoken_yen(static_cast<std::int64_t>(too_much));
    add(left > 0 ? fmt::format("{}を減らし買掛金の支払いを延ばして、合わせて{}の資金が早く戻ると届きます。",
                               names.empty() ? "売掛金など" : names, amount)
                 : fmt::format("回収を早める・在庫を減らすなどで、{}を{}{}減らすと届きます。", names,
                               changes.size() > 1 ? "合わせて" : "", amount),
        std::move(changes));
  }

  void equity() {
    const Wide assets = std::int64_t(figures().total_assets_yen);
    const Wide own = std::int64_t(figures().net_assets_yen);
    if (limit_ < kMillion) {
      // (own + x) · 10⁶ ≥ limit · (assets + x)
      const Wide more = divide_up(limit_ * assets - own * kMillion, kMillion - limit_);
      if (is_possible(more) && more > 0) {
        add(fmt::format("利益の積み立てや増資で純資産があと{}増えると届きます。",
                        spoken_yen(static_cast<std::int64_t>(more))),
            {change(figures(), "net_assets_yen", more), change(figures(), "cash_yen", more),
             change(figures(), "total_assets_yen", more)});
      }
    }
    if (limit_ > 0 && own > 0) {
      // own · 10⁶ ≥ limit · (assets − y)
      const Wide less = assets - divide_down(own * kMillion, limit_);
      const Wide repayable = std::min<std::int64_t>(figures().cash_yen, figures().borrowings_yen);
      if (less > 0 && less <= repayable) {
        add(fmt::format("預金で借入金を{}返して資産と負債をともに減らすと届きます。",
                        spoken_yen(static_cast<std::int64_t>(less))),
            {change(figures(), "cash_yen", -less), change(figures(), "borrowings_yen", -less),
             change(figures(), "total_assets_yen", -less)});
      }
    }
  }

  IndicatorCode code_;
  const Basis& basis_;
  Wide limit_;
  std::vector<WayUp> ways_;
};

}  // namespace

std::optional<NextPoint> next_point(IndicatorCode code, const Basis& basis, const Standard& standard) {
  const auto points = points_of(code, basis, standard);
  if (!points || *points == 5) return std::nullopt;
  NextPoint next;
  next.points = *points + 1;
  const std::int64_t limit = standard.limit(*points + 1);
  next.needed_value = shown_limit(code, limit);
  next.ways = Solver(code, basis, limit).solve();
  if (next.ways.empty()) return std::nullopt;
  next.sentence = fmt::format("{}点まで: {}", next.points, next.ways.front().sentence);
  return next;
}

}  // namespace banso::finance
