// The printed ledger and the papers for the levy.
#pragma once

#include <string>
#include <vector>

#include "contexts/ledger/usecases/rounds.hpp"

namespace banso::ledger {

/// A business in the ledger, in words.
struct LedgerLine {
  std::string number;
  std::string name;
  std::string address;
  std::string representative;
  std::string business;
  std::string founded;
  std::string places;
  std::string sales;
  std::string employees;
  std::string capital;
};

std::string draw_ledger(const std::string& chamber, const Round& round, const std::vector<LedgerLine>& lines,
                        Date today);

struct ConsentLine {
  std::int64_t target_id = 0;
  std::string name;
  std::string address;
  std::string consent;
  std::string signer;
  std::string signed_at;
  std::string record;
};
std::string draw_levy_papers(const std::string& chamber, const Round& round, const LevyReport& report,
                             const std::vector<ConsentLine>& consents, Date today);

}  // namespace banso::ledger
