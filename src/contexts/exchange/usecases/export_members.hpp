// Writing records into a file for a core system.
#pragma once

#include "contexts/exchange/store/exports.hpp"
#include "contexts/exchange/usecases/check_import.hpp"
#include "contexts/exchange/usecases/work_files.hpp"

namespace banso::exchange {

struct ExportWork {
  std::string conninfo;
  std::function<Instant()> clock;
  std::int64_t organization_id = 0;
  std::int64_t export_id = 0;
  WorkFiles* files = nullptr;
  std::function<void(const WorkProgress&)> report{};
  std::function<bool()> cancelled{};
};

/// Makes the file of a declared export. Characters that the file cannot hold are replaced only if somebody
/// agreed; else there is no file, and the outcome lists them. @throws Refused, imports::Cancelled
store::ExportOutcome export_members(const ExportWork& work);

}  // namespace banso::exchange
