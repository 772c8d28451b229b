// How many applications came lately, so that a robot's are put aside and a person's never are refused.
#pragma once

#include <cstdint>
#include <deque>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "kernel/date.hpp"

namespace banso::admission {

/// Counts arrivals of the last hour in this process. Memory is bounded whatever comes.
class Arrivals {
 public:
  /// @param factor multiplies the limits (load tests)
  explicit Arrivals(std::int64_t factor = 1) : factor_(factor) {}

  /// Notes one application. @param address of the sender
  /// @return why it looks like one of many by a robot: "same_address", "flood"; empty: it does not
  std::vector<std::string> note(std::int64_t organization_id, std::string_view address, Instant now);

 private:
  // An office that enters the members of an association from one address does not reach the first; a campaign
  // of a chamber does not reach the second.
  static constexpr std::int64_t kMostOfAddress = 5;
  static constexpr std::int64_t kMostOfChamber = 60;
  static constexpr std::size_t kMostKeys = 20'000;

  std::int64_t count(const std::string& key, std::int64_t most, Instant now);

  std::int64_t factor_;
  std::mutex mutex_;
  std::unordered_map<std::string, std::deque<Instant>> seen_;
};

/// What staff read about a suspicion: 「同じ接続元から…」; the word itself when it is not known.
std::string words_of_suspicion(std::string_view suspicion);

}  // namespace banso::admission
