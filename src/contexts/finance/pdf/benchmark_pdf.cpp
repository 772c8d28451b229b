#include "contexts/finance/pdf/benchmark_pdf.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>

#include "contexts/finance/rules/indicator_math.hpp"
#include "platform/pdf/document.hpp"

namespace banso::finance {
namespace {

using pdf::Align;
using pdf::Document;
using pdf::Point;
using pdf::Stroke;
using pdf::TextStyle;

constexpr double kLeft = 15;
constexpr double kWidth = pdf::kPageWidth - 2 * kLeft;
constexpr double kBottom = pdf::kPageHeight - 16;
constexpr double kPi = 3.141592653589793;
constexpr TextStyle kSmall{.size = 7.5, .grey = 0.25};
constexpr TextStyle kBody{.size = 9};
constexpr TextStyle kStrong{.size = 9, .bold = true};
constexpr TextStyle kCell{.size = 8.5, .align = Align::kRight};
constexpr TextStyle kHead{.size = 8, .bold = true, .align = Align::kCenter};

std::string spoken(const Indicator& indicator, const std::optional<double>& value) {
  if (!value) return "算出不可";
  return indicator.code == IndicatorCode::labour_productivity
             ? fmt::format("{:.0f}{}", *value, indicator.unit)
             : fmt::format("{:.1f}{}", *value, indicator.unit);
}

std::string spoken_points(const std::optional<std::int64_t>& points) {
  return points ? fmt::format("{}点", *points) : "－";
}

std::string grade_word(const std::optional<Grade>& grade) {
  return grade ? boost::describe::enum_to_string(*grade, "") : "－";
}

/// Draws the sheet from top to bottom; knows where it is.
class Sheet {
 public:
  Sheet(const LocalBenchmark& benchmark, Date today)
      : benchmark_(benchmark), today_(today), document_("ローカルベンチマーク " + benchmark.business_name) {}

  std::string draw() {
    head();
    chart();
    table();
    start_page("指標ごとの見方");
    for (std::size_t i = 0; i < newest().indicators.size(); ++i) explain(newest().indicators[i]);
    sources();
    foot();
    return document_.finish();
  }

 private:
  const BenchmarkYear& newest() const { return benchmark_.years.front(); }

  void head() {
    y_ = 14;
    y_ += document_.text({kLeft, y_}, kWidth, "ローカルベンチマーク（財務分析）", {.size = 15, .bold = true});
    y_ += 1.5;
    document_.line({kLeft, y_}, {kLeft + kWidth, y_}, {.width = 0.6});
    y_ += 2.5;
    fact("事業者", benchmark_.business_name);
    fact("業種", benchmark_.class_name + "（" + benchmark_.class_reason + "）");
    fact("規模", benchmark_.size_name + "（" + benchmark_.size_reason + "）");
    fact("最新の決算期",
         fmt::format("{}（{}か月）", japanese_era(newest().fiscal_year_end), newest().months));
    fact("作成日", japanese_era(today_));
    y_ += 2;
  }

  void fact(std::string_view name, const std::string& value) {
    document_.text({kLeft, y_}, 28, name, kStrong);
    y_ += std::max(4.6, document_.text({kLeft + 30, y_}, kWidth - 30, value, kBody)) + 0.6;
  }

  /// The corner of an axis of the radar chart at a score.
  static Point corner(Point centre, double radius, std::size_t axis, double points) {
    const double angle = -kPi / 2 + 2 * kPi * static_cast<double>(axis) / kIndicators;
    const double length = radius * points / 5;
    return {centre.x + std::cos(angle) * length, centre.y + std::sin(angle) * length};
  }

  void chart() {
    const double radius = 36;
    const Point centre{kLeft + 62, y_ + radius + 12};
    for (int ring = 1; ring <= 5; ++ring) {
      std::vector<Point> corners;
      for (std::size_t axis = 0; axis < kIndicators; ++axis)
        corners.push_back(corner(centre, radius, axis, ring));
      document_.polygon(corners, Stroke{.width = 0.15, .grey = 0.6});
      document_.text({centre.x + 0.6, centre.y - radius * ring / 5 - 0.2}, 6, std::to_string(ring),
                     {.size = 6.5, .grey = 0.35});
    }
    std::vector<Point> own, median;
    for (std::size_t axis = 0; axis < kIndicators; ++axis) {
      const Indicator& indicator = newest().indicators[axis];
      document_.line(centre, corner(centre, radius, axis, 5), {.width = 0.15, .grey = 0.6});
      own.push_back(corner(centre, radius, axis, static_cast<double>(indicator.points.value_or(0))));
      median.push_back(
          corner(centre, radius, axis, static_cast<double>(indicator.median_points.value_or(0))));
      const Point label = corner(centre, radius + 9, axis, 5);
      document_.text({label.x - 21, label.y - 4}, 42, fmt::format("{}\n{}", indicator.name, indicator.power),
                     {.size = 7.5, .align = Align::kCenter});
    }
    document_.polygon(median, Stroke{.width = 0.5, .grey = 0.35, .dashed = true});
    document_.polygon(own, Stroke{.width = 0.9});
    for (const Point& point : own) document_.dot(point, 1.1);
    verdict({kLeft + 128, y_ + 10});
    y_ = centre.y + radius + 13;
  }

  /// Grade and legend, right of the chart.
  void verdict(Point at) {
    const double width = kWidth - 128;
    document_.box({at.x, at.y}, width, 34, Stroke{.width = 0.4}, 0.95);
    document_.text({at.x, at.y + 2.5}, width, "総合評価", {.size = 9, .bold = true, .align = Align::kCenter});
    document_.text({at.x, at.y + 7.5}, width, grade_word(newest().grade),
                   {.size = 34, .bold = true, .align = Align::kCenter});
    document_.text({at.x, at.y + 26}, width,
                   newest().grade ? fmt::format("{}点（30点満点）", newest().total_points)
                                  : fmt::format("{}指標で{}点", newest().scored, newest().total_points),
                   {.size = 9, .align = Align::kCenter});
    double y = at.y + 37;
    y += document_.text({at.x, y}, width, newest().grade_meaning, {.size = 8}) + 4;
    document_.line({at.x, y + 1.6}, {at.x + 9, y + 1.6}, {.width = 0.9});
    document_.dot({at.x + 4.5, y + 1.6}, 1.1);
    document_.text({at.x + 11, y - 0.4}, width - 11, "この事業者（点）", kSmall);
    y += 5.5;
    document_.line({at.x, y + 1.6}, {at.x + 9, y + 1.6}, {.width = 0.5, .grey = 0.35, .dashed = true});
    document_.text({at.x + 11, y - 0.4}, width - 11, "業種のまん中（点）", kSmall);
  }

  void table() {
    const std::size_t years = benchmark_.years.size();
    const double name_width = 52, median_width = 26;
    const double year_width = (kWidth - name_width - median_width) / static_cast<double>(years);
    const double row = 8.6;
    document_.box({kLeft, y_}, kWidth, row, Stroke{.width = 0.3}, 0.88);
    document_.text({kLeft, y_ + 2.4}, name_width, "指標", kHead);
    // Oldest on the left, as time goes.
    for (std::size_t i = 0; i < years; ++i) {
      const BenchmarkYear& year = benchmark_.years[years - 1 - i];
      document_.text({kLeft + name_width + year_width * static_cast<double>(i), y_ + 2.4}, year_width,
                     format_date(year.fiscal_year_end), kHead);
    }
    document_.text({kLeft + kWidth - median_width, y_ + 2.4}, median_width, "業種のまん中", kHead);
    y_ += row;
    for (std::size_t k = 0; k < kIndicators; ++k) {
      const Indicator& indicator = newest().indicators[k];
      document_.box({kLeft, y_}, kWidth, row, Stroke{.width = 0.2, .grey = 0.4});
      document_.text({kLeft + 1.5, y_ + 0.8}, name_width, indicator.name, {.size = 8.5, .bold = true});
      document_.text({kLeft + 1.5, y_ + 4.6}, name_width, indicator.power, {.size = 7, .grey = 0.25});
      for (std::size_t i = 0; i < years; ++i) {
        const Indicator& cell = benchmark_.years[years - 1 - i].indicators[k];
        const double x = kLeft + name_width + year_width * static_cast<double>(i);
        document_.text({x, y_ + 2.2}, year_width - 14, spoken(cell, cell.value), kCell);
        document_.text({x + year_width - 13, y_ + 2.2}, 11, spoken_points(cell.points),
                       {.size = 8.5, .bold = true, .align = Align::kRight});
      }
      document_.text({kLeft + kWidth - median_width, y_ + 2.2}, median_width - 3,
                     spoken(indicator, indicator.median), kCell);
      y_ += row;
    }
    document_.box({kLeft, y_}, kWidth, row, Stroke{.width = 0.3}, 0.94);
    document_.text({kLeft + 1.5, y_ + 2.2}, name_width, "合計と総合評価", kStrong);
    for (std::size_t i = 0; i < years; ++i) {
      const BenchmarkYear& year = benchmark_.years[years - 1 - i];
      const double x = kLeft + name_width + year_width * static_cast<double>(i);
      document_.text({x, y_ + 2.2}, year_width - 2,
                     fmt::format("{}点  {}", year.total_points, grade_word(year.grade)),
                     {.size = 9, .bold = true, .align = Align::kRight});
    }
    y_ += row + 3;
  }

  void start_page(std::string_view title) {
    foot();
    document_.new_page();
    y_ = 14;
    y_ += document_.text({kLeft, y_}, kWidth, title, {.size = 12, .bold = true}) + 1;
    document_.line({kLeft, y_}, {kLeft + kWidth, y_}, {.width = 0.4});
    y_ += 3;
  }

  void foot() {
    document_.text(
        {kLeft, kBottom + 3}, kWidth,
        fmt::format("{}　ローカルベンチマーク　{}ページ", benchmark_.business_name, document_.pages()),
        {.size = 7, .align = Align::kRight, .grey = 0.35});
  }

  void paragraph(const std::string& text, const TextStyle& style) {
    const double height = document_.height_of(kWidth - 4, text, style);
    if (y_ + height > kBottom) start_page("指標ごとの見方（続き）");
    y_ += document_.text({kLeft + 4, y_}, kWidth - 4, text, style) + 1;
  }

  void explain(const Indicator& indicator) {
    if (y_ + 32 > kBottom) start_page("指標ごとの見方（続き）");
    document_.box({kLeft, y_ + 0.4}, 1.6, 4.4, std::nullopt, 0.2);
    document_.text({kLeft + 4, y_}, kWidth - 60, fmt::format("{}（{}）", indicator.name, indicator.power),
                   {.size = 10, .bold = true});
    document_.text({kLeft + kWidth - 60, y_}, 60,
                   fmt::format("{}　{}", spoken(indicator, indicator.value), spoken_points(indicator.points)),
                   {.size = 10, .bold = true, .align = Align::kRight});
    y_ += 6;
    paragraph(indicator.meaning, kBody);
    if (!indicator.note.empty()) paragraph(indicator.note, kSmall);
    paragraph("計算: " + indicator.formula, kSmall);
    paragraph(drivers_in_words(indicator), kSmall);
    if (indicator.next_point) paragraph("次の一点: " + indicator.next_point->sentence, kBody);
    y_ += 2.5;
  }

  static std::string drivers_in_words(const Indicator& indicator) {
    std::string text = "使った数字: ";
    for (std::size_t i = 0; i < indicator.drivers.size(); ++i) {
      const Driver& driver = indicator.drivers[i];
      if (i > 0) text += "、";
      text += driver.name;
      text += driver.unit == "人" ? fmt::format("{}人", driver.value) : spoken_yen(driver.value);
    }
    return text;
  }

  void sources() {
    if (y_ + 22 > kBottom) start_page("基準値について");
    document_.line({kLeft, y_}, {kLeft + kWidth, y_}, {.width = 0.2, .grey = 0.5});
    y_ += 2;
    paragraph(benchmark_.threshold_source, kSmall);
    paragraph(benchmark_.threshold_note, kSmall);
    paragraph(
        "点数は業種・規模ごとの基準値による1点から5点で、総合評価は合計点からAからDで示します。経営の相談の"
        "きっかけに使うもので、融資などの可否を示すものではありません。",
        kSmall);
  }

  const LocalBenchmark& benchmark_;
  Date today_;
  Document document_;
  double y_ = 0;
};

}  // namespace

std::string draw_benchmark(const LocalBenchmark& benchmark, Date today) {
  return Sheet(benchmark, today).draw();
}

}  // namespace banso::finance
