#include "contexts/finance/rules/local_benchmark.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "contexts/finance/rules/indicator_math.hpp"

namespace banso::finance {
namespace {

struct Words {
  IndicatorCode code;
  std::string_view name;
  std::string_view power;
  std::string_view unit;
  std::string_view formula;
  std::string_view question;  ///< what it tells, for people who do not know it
  Better better;
};

constexpr std::array<Words, kIndicators> kWords{{
    {IndicatorCode::sales_growth, "売上増加率", "売上持続性", "%", "売上高 ÷ 前期売上高 − 1",
     "売上が前の年よりどれだけ伸びたか", Better::high},
    {IndicatorCode::operating_margin, "営業利益率", "収益性", "%", "営業利益 ÷ 売上高",
     "売上のうち本業のもうけが占める割合", Better::high},
    {IndicatorCode::labour_productivity, "労働生産性", "生産性", "千円/人", "営業利益 ÷ 従業員数",
     "1人あたりの本業のもうけ", Better::high},
    {IndicatorCode::ebitda_debt, "EBITDA有利子負債倍率", "健全性", "倍",
     "（借入金 − 現金・預金） ÷ （営業利益 + 減価償却費）",
     "いまのもうけが続いたとして、借入金を返すのにかかる年数の目安", Better::low},
    {IndicatorCode::working_capital, "営業運転資本回転期間", "効率性", "か月",
     "（売掛金 + 受取手形 + 棚卸資産 − 買掛金 − 支払手形） ÷ （売上高 ÷ 12）",
     "商売を回すのに立て替えているお金が、月商の何か月分か", Better::low},
    {IndicatorCode::equity_ratio, "自己資本比率", "安全性", "%", "純資産 ÷ 資産合計",
     "資産のうち返さなくてよいお金の割合", Better::high},
}};

const Words& words_of(IndicatorCode code) {
  return kWords[static_cast<std::size_t>(code)];
}

std::string why_missing(Missing missing, const Figures& figures) {
  switch (missing) {
    case Missing::nothing:
      return "";
    case Missing::no_previous_sales:
      return "前期の売上高がないため計算できません。前期売上高を入力するか、前の年の数字を登録してください。";
    case Missing::zero_previous_sales:
      return "前期の売上高が0円のため、伸び率は計算できません。";
    case Missing::zero_sales:
      return "売上高が0円のため計算できません。";
    case Missing::no_employees:
      return "従業員数が0人のため、1人あたりの値は計算できません。";
    case Missing::no_earnings:
      return net_debt(figures) <= 0 ? "営業利益と減価償却費の合計が0円以下のため倍率は計算できませんが、借入"
                                      "金が現金・預金を超えて"
                                      "いないので5点とします。"
                                    : "営業利益と減価償却費の合計が0円以下で、借入金を返す元手がもうけから生"
                                      "まれていません。倍率は"
                                      "計算できず、1点とします。";
    case Missing::no_assets:
      return "資産合計が0円のため計算できません。";
  }
  return "";
}

/// The figure of `basis` by name; the sales of the year before may come from another year.
std::optional<std::int64_t> figure_of(const Basis& basis, std::string_view name) {
  if (name == "previous_sales_yen") return basis.previous_sales;
  return figure_named(name).get(basis.figures);
}

void set_figure(Basis& basis, std::string_view name, std::int64_t value) {
  if (name == "previous_sales_yen") {
    basis.previous_sales = value;
  } else {
    figure_named(name).set(basis.figures, value);
  }
}

double exact(const Fraction& fraction) {
  return static_cast<double>(fraction.numerator) / static_cast<double>(fraction.denominator);
}

std::vector<Driver> drivers_of(IndicatorCode code, const Basis& basis) {
  std::vector<Driver> drivers;
  const Value now = value_of(code, basis);
  double sum = 0;
  for (const std::string_view name : figures_of(code)) {
    const auto value = figure_of(basis, name);
    if (!value) continue;
    const Figure& figure = figure_named(name);
    Driver driver{std::string(name), std::string(figure.name), *value, std::string(figure.unit), 0, 0};
    if (now.fraction) {
      // A tenth of the figure more; in tenths of everything, so that nothing is lost by rounding small
      // figures.
      Basis scaled = basis;
      for (const Figure& other : figures()) {
        if (const auto amount = other.get(scaled.figures)) other.set(scaled.figures, *amount * 10);
      }
      if (scaled.previous_sales) *scaled.previous_sales *= 10;
      set_figure(scaled, name, *value * 11);
      const Value then = value_of(code, scaled);
      if (then.fraction) {
        const double raw = exact(*then.fraction) - exact(*now.fraction);
        driver.effect_of_ten_percent =
            shown(code, Fraction{static_cast<Wide>(std::llround(raw * 1e9)), 1'000'000'000});
        driver.share = std::abs(raw);
        sum += driver.share;
      }
    }
    drivers.push_back(std::move(driver));
  }
  for (Driver& driver : drivers) {
    driver.share = sum > 0 ? std::round(driver.share / sum * 10'000) / 10'000 : 0;
  }
  std::stable_sort(drivers.begin(), drivers.end(),
                   [](const Driver& a, const Driver& b) { return a.share > b.share; });
  return drivers;
}

std::string_view judgement(std::int64_t points) {
  constexpr std::array<std::string_view, 5> kJudgements{
      "同じ業種の中ではかなり弱い水準です。", "同じ業種の中ではやや弱い水準です。",
      "同じ業種の中ほどの水準です。", "同じ業種の中では良い水準です。",
      "同じ業種の中ではとても良い水準です。"};
  return kJudgements[static_cast<std::size_t>(points - 1)];
}

std::string spoken_result(IndicatorCode code, double value) {
  const std::string size = spoken_value(code, std::abs(value));
  switch (code) {
    case IndicatorCode::sales_growth:
      return value < 0 ? fmt::format("売上は前の年より{}減りました。", size)
                       : fmt::format("売上は前の年より{}増えました。", size);
    case IndicatorCode::operating_margin:
      return value < 0 ? fmt::format("売上の{}にあたる赤字が本業で出ています。", size)
                       : fmt::format("売上の{}が本業のもうけとして残っています。", size);
    case IndicatorCode::labour_productivity:
      return value < 0 ? fmt::format("1人あたり{}の赤字が本業で出ています。", size)
                       : fmt::format("1人あたり{}を本業でもうけています。", size);
    case IndicatorCode::ebitda_debt:
      return value <= 0 ? std::string("現金・預金が借入金以上にあり、実質的に借金がない状態です。")
                        : fmt::format("いまのもうけが続けば、借入金は約{:.1f}年で返せる計算です。", value);
    case IndicatorCode::working_capital:
      return value < 0 ? fmt::format("支払いより先に入金があり、月商の{}分の余裕があります。", size)
                       : fmt::format("月商の{}分のお金を立て替えています。", size);
    case IndicatorCode::equity_ratio:
      return value < 0
                 ? fmt::format("負債が資産を上回っています（債務超過、{}）。", spoken_value(code, value))
                 : fmt::format("資産の{}が返さなくてよいお金です。", size);
  }
  return {};
}

std::string meaning_of(const Indicator& indicator) {
  const std::string_view question = words_of(indicator.code).question;
  if (!indicator.value) return fmt::format("{}を見ます。{}", question, indicator.why_missing);
  return fmt::format("{}を見ます。{}{}業種のまん中は{}です。", question,
                     spoken_result(indicator.code, *indicator.value), judgement(*indicator.points),
                     spoken_value(indicator.code, indicator.median));
}

std::string note_of(IndicatorCode code, const Basis& basis) {
  if (code == IndicatorCode::operating_margin || code == IndicatorCode::equity_ratio) return "";
  const bool short_before = code == IndicatorCode::sales_growth && basis.previous_months != 12;
  if (basis.months == 12 && !short_before) return "";
  if (basis.months == 12) {
    return fmt::format("前期は{}か月の決算のため、12か月分に直して計算しました。", basis.previous_months);
  }
  return fmt::format("{}か月の決算のため、12か月分に直して計算しました。", basis.months);
}

Indicator indicator_of(const Standard& standard, const Basis& basis) {
  const Words& words = words_of(standard.indicator);
  Indicator indicator;
  indicator.code = standard.indicator;
  indicator.name = words.name;
  indicator.power = words.power;
  indicator.formula = words.formula;
  indicator.unit = words.unit;
  indicator.better = words.better;
  const Value value = value_of(standard.indicator, basis);
  if (value.fraction) indicator.value = shown(standard.indicator, *value.fraction);
  indicator.why_missing = why_missing(value.missing, basis.figures);
  indicator.note = note_of(standard.indicator, basis);
  indicator.points = points_of(standard.indicator, basis, standard);
  indicator.median = shown_limit(standard.indicator, standard.median);
  indicator.median_points = points_of(standard, standard.median, kMillion);
  for (int points = 2; points <= 5; ++points) {
    indicator.thresholds.push_back(shown_limit(standard.indicator, standard.limit(points)));
  }
  indicator.drivers = drivers_of(standard.indicator, basis);
  indicator.meaning = meaning_of(indicator);
  indicator.next_point = next_point(standard.indicator, basis, standard);
  return indicator;
}

const Standard& standard_of(std::span<const Standard> standards, IndicatorCode code) {
  for (const Standard& standard : standards) {
    if (standard.indicator == code) return standard;
  }
  throw std::logic_error("a reference value is missing");
}

/// The year that ends where `year` begins, give or take a month.
const Year* year_before(const std::vector<Year>& years, const Year& year) {
  const std::chrono::sys_days begin = fiscal_year_begin(year.end, year.months);
  const Year* before = nullptr;
  for (const Year& other : years) {
    const std::chrono::sys_days end = other.end;
    if (end < std::chrono::sys_days(year.end) && end >= begin - std::chrono::days(32) &&
        end <= begin + std::chrono::days(31) && (!before || end > std::chrono::sys_days(before->end))) {
      before = &other;
    }
  }
  return before;
}

Basis basis_of(const Year& year, const Year* before) {
  Basis basis{year.figures, year.months, std::nullopt, 12};
  if (before) {
    basis.previous_sales = std::int64_t(before->figures.sales_yen);
    basis.previous_months = before->months;
  }
  // What the owner says of the year before counts more than what was stored with it: they may have corrected
  // it.
  if (year.figures.previous_sales_yen) basis.previous_sales = std::int64_t(*year.figures.previous_sales_yen);
  return basis;
}

std::string meaning_of_grade(const BenchmarkYear& year) {
  if (!year.grade) {
    return fmt::format("6つの指標のうち{}つしか計算できないため、総合評価はまだ出せません。", year.scored);
  }
  switch (*year.grade) {
    case Grade::A:
      return "同じ業種・規模の中でとても健康な状態です。";
    case Grade::B:
      return "同じ業種・規模の中でおおむね健康な状態です。";
    case Grade::C:
      return "注意したいところがあります。点数の低い指標から見ていきましょう。";
    case Grade::D:
      return "早めに手を打ちたい状態です。商工会議所などの支援機関に相談してください。";
  }
  return "";
}

BenchmarkYear score(const Year& year, const Basis& basis, std::span<const Standard> standards,
                    const Edition& edition) {
  BenchmarkYear scored;
  scored.fiscal_year_end = year.end;
  scored.months = year.months;
  for (const Words& words : kWords) {
    scored.indicators.push_back(indicator_of(standard_of(standards, words.code), basis));
    if (const auto points = scored.indicators.back().points) {
      scored.total_points += *points;
      ++scored.scored;
    }
  }
  if (scored.scored == static_cast<std::int64_t>(kIndicators)) {
    scored.grade = scored.total_points >= edition.points_for_a   ? Grade::A
                   : scored.total_points >= edition.points_for_b ? Grade::B
                   : scored.total_points >= edition.points_for_c ? Grade::C
                                                                 : Grade::D;
  }
  scored.grade_meaning = meaning_of_grade(scored);
  return scored;
}

}  // namespace

Better better_of(IndicatorCode code) {
  return words_of(code).better;
}

std::string_view name_of(IndicatorCode code) {
  return words_of(code).name;
}

std::string_view name_of(BusinessSize size) {
  return size == BusinessSize::small ? "小規模事業者" : "中規模事業者";
}

int points_of(const Standard& standard, Wide numerator, Wide denominator) {
  const Wide value = numerator * kMillion;
  const bool high = better_of(standard.indicator) == Better::high;
  for (int points = 5; points >= 2; --points) {
    const Wide limit = Wide(standard.limit(points)) * denominator;
    if (high ? value >= limit : value <= limit) return points;
  }
  return 1;
}

SizeVerdict size_of(const ClassOfIndustry& of_class, std::int64_t employees) {
  const bool small = employees <= of_class.small_up_to;
  const BusinessSize size = small ? BusinessSize::small : BusinessSize::medium;
  return {size,
          fmt::format("従業員{}人で、この業種の小規模事業者の範囲（{}人以下）{}、{}の基準値と比べます。",
                      employees, of_class.small_up_to, small ? "に入るため" : "を超えるため", name_of(size))};
}

std::vector<BenchmarkYear> score_years(std::vector<Year> years, std::span<const Standard> standards,
                                       const Edition& edition) {
  std::sort(years.begin(), years.end(), [](const Year& a, const Year& b) {
    return std::chrono::sys_days(a.end) > std::chrono::sys_days(b.end);
  });
  std::vector<BenchmarkYear> scored;
  for (const Year& year : years) {
    scored.push_back(score(year, basis_of(year, year_before(years, year)), standards, edition));
  }
  for (std::size_t i = 0; i + 1 < scored.size(); ++i) {
    for (std::size_t k = 0; k < kIndicators; ++k) {
      Indicator& now = scored[i].indicators[k];
      const Indicator& before = scored[i + 1].indicators[k];
      if (now.value && before.value) {
        now.change_from_previous = std::round((*now.value - *before.value) * 10'000) / 10'000;
      }
    }
  }
  return scored;
}

}  // namespace banso::finance
