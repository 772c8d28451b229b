#include "contexts/finance/rules/benchmark_sheet.hpp"

#include <fmt/format.h>

namespace banso::finance {
namespace {

constexpr std::size_t kMostSteps = 5;  // as many as the printed sheet has
constexpr std::size_t kMostPartners = 20;
constexpr std::size_t kMostDialogues = 50;

}  // namespace

std::vector<FieldError> check_sheet(const BenchmarkSheet& sheet, Date today) {
  std::vector<FieldError> errors;
  const auto limit = [&](std::size_t count, std::size_t most, std::string path, std::string_view what) {
    if (count <= most) return;
    errors.push_back({std::move(path), "too_many_items", fmt::format("{}は{}件までです。", what, most)});
  };
  limit(sheet.work_steps.size(), kMostSteps, "/work_steps", "業務フローの工程");
  limit(sheet.partners.size(), kMostPartners, "/partners", "商流の取引先");
  limit(sheet.dialogues.size(), kMostDialogues, "/dialogues", "対話の記録");
  for (std::size_t i = 0; i < sheet.dialogues.size(); ++i) {
    if (std::chrono::sys_days(sheet.dialogues[i].held_on) <= std::chrono::sys_days(today)) continue;
    errors.push_back({fmt::format("/dialogues/{}/held_on", i), "dialogue_in_the_future",
                      "対話の日がまだ来ていません。今日までの日付にしてください。"});
  }
  return errors;
}

}  // namespace banso::finance
