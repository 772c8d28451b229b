#include "platform/pdf/flow.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace banso::pdf {
namespace {

constexpr double kTop = 14;
constexpr double kLeft = 16;
constexpr double kWidth = kPageWidth - 2 * kLeft;
constexpr double kBottom = kPageHeight - 18;

}  // namespace

Flow::Flow(const std::string& title, std::string foot) : document_(title), foot_(std::move(foot)) {}

void Flow::need(double height) {
  if (y_ + height <= kBottom || y_ <= kTop) return;
  foot();
  document_.new_page();
  y_ = kTop;
}

void Flow::foot() {
  document_.line({kLeft, kBottom + 2}, {kLeft + kWidth, kBottom + 2}, {.width = 0.15, .grey = 0.5});
  document_.text({kLeft, kBottom + 3}, kWidth - 20, foot_, {.size = 7, .grey = 0.3});
  document_.text({kLeft + kWidth - 20, kBottom + 3}, 20, fmt::format("{}ページ", document_.pages()),
                 {.size = 7, .align = Align::kRight, .grey = 0.3});
}

void Flow::title(std::string_view text) {
  y_ += document_.text({kLeft, y_}, kWidth, text, {.size = 15, .bold = true}) + 1.5;
  document_.line({kLeft, y_}, {kLeft + kWidth, y_}, {.width = 0.6});
  y_ += 3;
}

void Flow::heading(std::string_view text) {
  need(20);
  y_ += 2.5;
  document_.box({kLeft, y_ + 0.3}, 1.6, 4.6, std::nullopt, 0.2);
  y_ += document_.text({kLeft + 4, y_}, kWidth - 4, text, {.size = 11, .bold = true}) + 1.6;
}

void Flow::paragraph(std::string_view text, const TextStyle& style, double indent) {
  if (text.empty()) return;
  // Line by line, so that a text longer than a page goes on on the next.
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty()) {
      y_ += 2;
      continue;
    }
    need(document_.height_of(kWidth - indent, line, style));
    y_ += document_.text({kLeft + indent, y_}, kWidth - indent, line, style) + 0.8;
  }
}

void Flow::fact(std::string_view term, std::string_view value, double term_width) {
  if (value.empty()) return;
  const TextStyle strong{.size = 9, .bold = true};
  const double left = term_width + 2;
  need(std::max(document_.height_of(kWidth - left, value), document_.height_of(term_width, term, strong)) +
       2);
  document_.line({kLeft, y_}, {kLeft + kWidth, y_}, {.width = 0.1, .grey = 0.7});
  const double height = document_.text({kLeft, y_ + 0.8}, term_width, term, strong);
  y_ += std::max(height, document_.text({kLeft + left, y_ + 0.8}, kWidth - left, value)) + 1.8;
}

void Flow::banner(std::string_view strong, std::string_view below) {
  const TextStyle big{.size = 12, .bold = true};
  const double height = document_.height_of(kWidth - 8, strong, big) +
                        (below.empty() ? 0 : document_.height_of(kWidth - 8, below)) + 6;
  need(height + 2);
  document_.box({kLeft, y_}, kWidth, height, Stroke{.width = 0.5}, 0.95);
  const double first = document_.text({kLeft + 4, y_ + 2.5}, kWidth - 8, strong, big);
  document_.text({kLeft + 4, y_ + 3.2 + first}, kWidth - 8, below);
  y_ += height + 2;
}

std::string Flow::finish() {
  foot();
  return document_.finish();
}

}  // namespace banso::pdf
