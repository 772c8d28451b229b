// Which question to ask an owner next: the fact whose answer decides the most open measures.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <span>
#include <string>

#include "contexts/measures/rules/prepared.hpp"

namespace banso::measures {

struct NextQuestion {
  FactKey fact{};
  std::string question;
  std::int64_t decides = 0;  ///< open measures that some answer decides
  std::int64_t surely = 0;   ///< of these: decided whatever the answer
};
BOOST_DESCRIBE_STRUCT(NextQuestion, (), (fact, question, decides, surely))

/// Looks at the open measures of `findings` (all of the catalogue, or only those at the places `among`) and
/// tries, for each fact that keeps one open, the answers that its conditions tell apart. The fact with the
/// largest expected number of decided measures is next; nothing when no measure is open.
std::optional<NextQuestion> next_question(const PreparedCatalogue& catalogue, const Findings& findings,
                                          Date as_of);
std::optional<NextQuestion> next_question(const PreparedCatalogue& catalogue, const Findings& findings,
                                          Date as_of, std::span<const std::size_t> among);

}  // namespace banso::measures
