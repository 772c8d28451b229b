// The job that delivers queued mails, and the removal of old ones.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "platform/config/config.hpp"
#include "platform/jobs/queue.hpp"
#include "platform/mail/mime.hpp"

namespace banso::mail {

/// Declares the delivery of mails and their daily removal: texts of mails kept or given up after 30 days, the
/// remaining rows after 180.
void register_jobs(jobs::Queue& queue);

/// A setting that is wrong, and in Japanese what to write instead.
struct SettingProblem {
  std::string setting;
  std::string message;
};
/// Everything that is wrong with the mail settings: for `banso config check` and the start.
std::vector<SettingProblem> problems_with(const config::Config& config);

}  // namespace banso::mail
