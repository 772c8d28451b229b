// The check of a file: every line read, matched with the records of the chamber and the register, and kept
// beside them until somebody takes it over. No record is changed.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "contexts/exchange/store/imports.hpp"
#include "platform/imports/whole.hpp"

namespace banso::exchange {

struct WorkProgress {
  std::int64_t done = 0;
  std::int64_t total = 0;  ///< 0: not known yet
  std::string unit;
  std::string message;
};

/// What the jobs of an import need.
struct ImportWork {
  std::string conninfo;  ///< of the runtime role
  std::function<Instant()> clock;
  std::int64_t organization_id = 0;
  std::int64_t import_id = 0;
  std::filesystem::path file{};
  std::function<void(const WorkProgress&)> report{};
  std::function<bool()> cancelled{};
};

/// @throws Refused "exchange.import_file", "exchange.import_gone"; imports::Cancelled
store::CheckOutcome check_import(const ImportWork& work);

}  // namespace banso::exchange
