// What can go wrong in the database, without its text: that may hold personal data and stays in the log.
#pragma once

#include <stdexcept>
#include <string>

namespace banso::db {

/// A statement failed. `what()` is for the log only.
class Error : public std::runtime_error {
 public:
  Error(std::string sqlstate, std::string constraint, const std::string& text)
      : std::runtime_error(text), sqlstate_(std::move(sqlstate)), constraint_(std::move(constraint)) {}

  const std::string& sqlstate() const { return sqlstate_; }      ///< five characters, PostgreSQL appendix A
  const std::string& constraint() const { return constraint_; }  ///< the violated constraint, or empty
  /// Deadlock or serialisation failure: the same transaction may succeed at the next try.
  bool is_retryable() const { return sqlstate_ == "40001" || sqlstate_ == "40P01"; }

 private:
  std::string sqlstate_;
  std::string constraint_;
};

/// The database is away (connection refused, lost, shutting down) or no connection came free in time.
class Unavailable : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace banso::db
