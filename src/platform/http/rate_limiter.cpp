#include "platform/http/rate_limiter.hpp"

#include <algorithm>
#include <boost/asio/ip/address.hpp>
#include <cmath>
#include <functional>
#include <string>

namespace banso::http {
namespace {

/// What counts as one caller: an IPv4 address, or the first four groups of an IPv6 address.
std::string caller_key(std::string_view address) {
  boost::system::error_code failed;
  const auto parsed = boost::asio::ip::make_address(std::string(address), failed);
  if (failed || !parsed.is_v6()) return std::string(address);
  const auto bytes = parsed.to_v6().to_bytes();
  return {bytes.begin(), bytes.begin() + 8};
}

}  // namespace

int RateLimiter::take(std::string_view caller, const Route& route, Clock::time_point now) {
  const std::uint64_t key =
      std::hash<std::string>{}(caller_key(caller)) * 31 + std::hash<const Route*>{}(&route);
  const double burst = static_cast<double>(route.options.rate.burst * factor_);
  const double per_second = static_cast<double>(route.options.rate.per_minute * factor_) / 60.0;
  const auto refill = [&](const Bucket& bucket) {
    const double seconds = std::chrono::duration<double>(now - bucket.filled).count();
    return std::min(burst, bucket.tokens + seconds * per_second);
  };

  Shard& shard = shards_[key % shards_.size()];
  std::lock_guard lock(shard.mutex);
  if (shard.buckets.size() >= kShardLimit) {
    std::erase_if(shard.buckets, [&](const auto& entry) { return entry.second.full_at <= now; });
    if (shard.buckets.size() >= kShardLimit) shard.buckets.clear();
  }
  Bucket& bucket = shard.buckets.try_emplace(key, Bucket{burst, now, now}).first->second;
  bucket.tokens = refill(bucket);
  bucket.filled = now;
  const bool granted = bucket.tokens >= 1.0;
  if (granted) bucket.tokens -= 1.0;
  const std::chrono::duration<double> until_full((burst - bucket.tokens) / per_second);
  bucket.full_at = now + std::chrono::duration_cast<Clock::duration>(until_full);
  if (granted) return 0;
  return std::max(1, static_cast<int>(std::ceil((1.0 - bucket.tokens) / per_second)));
}

}  // namespace banso::http
