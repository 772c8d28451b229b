// The checklist of papers that a chamber wants before its board decides.
#pragma once

#include <boost/describe.hpp>
#include <string>
#include <vector>

#include "kernel/refusal.hpp"
#include "platform/shape/scalar.hpp"

namespace banso::admission {

struct PaperKind {
  shape::Str<1, 40> paper_key;  ///< small letters, digits and _
  shape::Str<1, 100> label;
  bool is_required = false;
};
BOOST_DESCRIBE_STRUCT(PaperKind, (), (paper_key, label, is_required))

inline constexpr std::size_t kMostPapers = 20;

/// What most chambers ask for; a chamber changes it in its settings.
std::vector<PaperKind> default_papers();
/// Doubled or malformed keys, too many papers. Paths begin with "/papers".
std::vector<FieldError> paper_problems(const std::vector<PaperKind>& papers);

}  // namespace banso::admission
