#include "contexts/measures/usecases/document_lines.hpp"

#include <algorithm>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "platform/shape/json.hpp"

namespace banso::measures {
namespace {

/// What fits into a line of this length is not broken up.
constexpr std::size_t kLineLength = 100;
/// Beyond this the comparison would cost too much; then everything counts as changed.
constexpr std::size_t kMostCells = 16'000'000;

class Printer {
 public:
  std::vector<std::string> print(const boost::json::value& json) {
    add(json, "", "");
    return std::move(lines_);
  }

 private:
  void add(const boost::json::value& json, const std::string& indent, const std::string& label) {
    const std::string whole = boost::json::serialize(json);
    // Lists of conditions are broken up however short they are: one condition in a line.
    const bool small =
        indent.size() + label.size() + whole.size() <= kLineLength && whole.find("[{") == std::string::npos;
    if (const auto* object = json.if_object(); object && !object->empty() && (!small || indent.empty())) {
      lines_.push_back(indent + label + "{");
      for (const auto& member : *object) {
        add(member.value(), indent + "  ", "\"" + std::string(member.key()) + "\": ");
      }
      lines_.push_back(indent + "}");
    } else if (const auto* list = json.if_array(); list && !list->empty() && !small) {
      lines_.push_back(indent + label + "[");
      for (const auto& item : *list) add(item, indent + "  ", "");
      lines_.push_back(indent + "]");
    } else if (const auto* text = json.if_string(); text && text->find("\n") != std::string_view::npos) {
      // Long texts line by line, as people wrote them.
      lines_.push_back(indent + label);
      std::string_view rest(*text);
      while (!rest.empty()) {
        const auto end = std::min(rest.find('\n'), rest.size());
        lines_.push_back(indent + "  " + std::string(rest.substr(0, end)));
        rest.remove_prefix(std::min(end + 1, rest.size()));
      }
    } else {
      lines_.push_back(indent + label + whole);
    }
  }

  std::vector<std::string> lines_;
};

using Lines = std::vector<std::string>;

/// Every line of both, by the longest common subsequence.
std::vector<ChangedLine> align(const Lines& before, const Lines& after) {
  std::size_t same_head = 0;
  while (same_head < before.size() && same_head < after.size() && before[same_head] == after[same_head])
    ++same_head;
  std::size_t same_tail = 0;
  while (same_tail < before.size() - same_head && same_tail < after.size() - same_head &&
         before[before.size() - 1 - same_tail] == after[after.size() - 1 - same_tail]) {
    ++same_tail;
  }
  const std::size_t rows = before.size() - same_head - same_tail;
  const std::size_t columns = after.size() - same_head - same_tail;
  std::vector<ChangedLine> all;
  for (std::size_t i = 0; i < same_head; ++i) all.push_back({LineChange::same, before[i]});
  const auto old_line = [&](std::size_t i) -> const std::string& { return before[same_head + i]; };
  const auto new_line = [&](std::size_t i) -> const std::string& { return after[same_head + i]; };
  std::vector<std::uint32_t> longest;
  const std::size_t width = columns + 1;
  const bool affordable = (rows + 1) * width <= kMostCells;
  if (affordable) {
    longest.assign((rows + 1) * width, 0);
    for (std::size_t i = rows; i-- > 0;) {
      for (std::size_t j = columns; j-- > 0;) {
        longest[i * width + j] = old_line(i) == new_line(j)
                                     ? longest[(i + 1) * width + j + 1] + 1
                                     : std::max(longest[(i + 1) * width + j], longest[i * width + j + 1]);
      }
    }
  }
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < rows || j < columns) {
    if (affordable && i < rows && j < columns && old_line(i) == new_line(j)) {
      all.push_back({LineChange::same, old_line(i)});
      ++i;
      ++j;
    } else if (i < rows &&
               (j == columns || !affordable || longest[(i + 1) * width + j] >= longest[i * width + j + 1])) {
      all.push_back({LineChange::removed, old_line(i++)});
    } else {
      all.push_back({LineChange::added, new_line(j++)});
    }
  }
  for (std::size_t k = before.size() - same_tail; k < before.size(); ++k)
    all.push_back({LineChange::same, before[k]});
  return all;
}

}  // namespace

std::vector<std::string> lines_of(const Measure& measure) {
  return Printer().print(boost::json::parse(shape::to_json(measure)));
}

std::vector<ChangedLine> compare_lines(const Lines& before, const Lines& after, std::size_t around) {
  const std::vector<ChangedLine> all = align(before, after);
  std::vector<bool> shown(all.size(), false);
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].change == LineChange::same) continue;
    const std::size_t from = i > around ? i - around : 0;
    for (std::size_t k = from; k < std::min(all.size(), i + around + 1); ++k) shown[k] = true;
  }
  std::vector<ChangedLine> lines;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (shown[i]) {
      lines.push_back(all[i]);
    } else if (!lines.empty() && lines.back().text != "…") {
      lines.push_back({LineChange::same, "…"});
    }
  }
  if (!lines.empty() && lines.back().text == "…") lines.pop_back();
  return lines;
}

}  // namespace banso::measures
