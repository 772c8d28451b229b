// A connection that one thread keeps for itself and opens again after it broke.
#pragma once

#include <memory>
#include <string>

#include "platform/db/tx.hpp"

namespace banso::jobs {

class OwnConnection {
 public:
  explicit OwnConnection(std::string conninfo) : conninfo_(std::move(conninfo)) {}

  /// @throws db::Unavailable
  db::Connection& get() {
    if (connection_ && connection_->is_broken()) connection_.reset();
    if (!connection_) connection_ = std::make_unique<db::Connection>(conninfo_);
    return *connection_;
  }
  /// Forgets the connection: the next get() opens a new one.
  void drop() { connection_.reset(); }

 private:
  const std::string conninfo_;
  std::unique_ptr<db::Connection> connection_;
};

}  // namespace banso::jobs
