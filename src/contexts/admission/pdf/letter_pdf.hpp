// Printed papers of admission.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kernel/date.hpp"

namespace banso::admission {

/// A letter to an applicant, addressed for a window envelope.
struct Letter {
  std::string chamber;
  std::string contact;  ///< of the chamber, several lines
  std::string name;
  std::string post_code;
  std::string address;
  std::string representative;
  Date day{};
  std::string subject;
  std::string body;
};
std::string letter_pdf(const Letter& letter);

/// One business of the list that the board decides on.
struct BoardEntry {
  std::int64_t application_id = 0;
  std::string name;
  std::string representative;
  std::string address;
  std::string business;
  std::optional<std::int64_t> capital_yen;
  std::optional<std::int64_t> employees;
  std::optional<std::int64_t> units;
  std::optional<std::int64_t> yearly_yen;
  std::string introducer;
  Date received_on{};
};
struct BoardList {
  std::string chamber;
  Date day{};
  std::vector<BoardEntry> entries;
};
std::string board_pdf(const BoardList& list);

}  // namespace banso::admission
