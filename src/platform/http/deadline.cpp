#include "platform/http/deadline.hpp"

namespace banso::http {

void Deadline::begin(std::chrono::milliseconds patience) {
  passed_ = false;
  running_ = true;
  at_ = Clock::now() + patience;
  // A timer that rings too early looks at the clock and waits on: most requests never touch it.
  if (!armed_ || at_ < timer_.expiry()) arm();
}

bool Deadline::end() {
  running_ = false;
  return passed_;
}

void Deadline::arm() {
  armed_ = true;
  timer_.expires_at(at_);
  timer_.async_wait([weak = weak_from_this()](boost::system::error_code failed) {
    if (failed) return;
    if (const auto self = weak.lock()) self->wake();
  });
}

void Deadline::wake() {
  armed_ = false;
  if (!running_) return;
  if (Clock::now() < at_) return arm();
  passed_ = true;
  boost::system::error_code ignored;
  socket_.cancel(ignored);
}

}  // namespace banso::http
