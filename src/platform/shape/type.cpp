#include "platform/shape/type.hpp"

#include <mutex>

namespace banso::shape::detail {

void make_once(Type& type, std::atomic<bool>& ready, bool& begun, Type (*make)()) {
  static std::recursive_mutex mutex;
  static std::vector<std::atomic<bool>*> finished;
  static int depth = 0;
  const std::lock_guard lock(mutex);
  if (begun) return;
  begun = true;
  ++depth;
  type = make();
  finished.push_back(&ready);
  if (--depth > 0) return;
  for (auto* one : finished) one->store(true, std::memory_order_release);
  finished.clear();
}

}  // namespace banso::shape::detail
