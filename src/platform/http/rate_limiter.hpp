// Token buckets: how often one caller may use one route.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <mutex>
#include <string_view>
#include <unordered_map>

#include "platform/http/route.hpp"

namespace banso::http {

class RateLimiter {
 public:
  using Clock = std::chrono::steady_clock;

  /// @param factor multiplies every limit (load tests)
  explicit RateLimiter(std::int64_t factor = 1) : factor_(factor) {}

  /// Takes one token.
  /// @param caller an address; IPv6 callers count by their /64 network, which is what one household gets
  /// @return 0 if the call may go on, else the seconds to wait (at least 1)
  int take(std::string_view caller, const Route& route, Clock::time_point now);

 private:
  struct Bucket {
    double tokens;
    Clock::time_point filled;   ///< when `tokens` was right
    Clock::time_point full_at;  ///< when it will be full again, and need not be remembered
  };
  struct Shard {
    std::mutex mutex;
    std::unordered_map<std::uint64_t, Bucket> buckets;
  };

  // Full buckets are forgotten when a shard grows past this, then all: memory stays bounded whatever
  // addresses come.
  static constexpr std::size_t kShardLimit = 10'000;

  std::int64_t factor_;
  std::array<Shard, 16> shards_;
};

}  // namespace banso::http
