// What an application says about the business, as the record of a member would; and what it would pay.
#pragma once

#include <optional>

#include "contexts/admission/answers/application_answers.hpp"
#include "contexts/admission/usecases/access.hpp"
#include "contexts/dues/api.hpp"

namespace banso::admission {

/// The form the answers were given on.
forms::Definition form_of(http::Call& call, const store::ApplicationRow& row);
RecordOfAnswers record_of_application(http::Call& call, const store::ApplicationRow& row);

/// What somebody chose instead of what the application holds.
struct QuoteChoice {
  std::optional<std::int64_t> units;
  std::optional<Date> joins_on;
};
/// By the chamber's published rule; nothing while there is none.
std::optional<dues::Quote> quote_of(http::Call& call, const store::ApplicationRow& row,
                                    const QuoteChoice& choice);

}  // namespace banso::admission
