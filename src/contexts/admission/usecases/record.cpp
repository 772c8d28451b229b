#include "contexts/admission/usecases/record.hpp"

#include "platform/forms/published.hpp"

namespace banso::admission {

forms::Definition form_of(http::Call& call, const store::ApplicationRow& row) {
  return forms::form_of_version(call.tx, row.organization_id, kFormKey, row.form_version).definition;
}

RecordOfAnswers record_of_application(http::Call& call, const store::ApplicationRow& row) {
  const forms::Definition definition = form_of(call, row);
  return record_of(definition, row.answers.is_object() ? row.answers.as_object() : forms::Answers());
}

std::optional<dues::Quote> quote_of(http::Call& call, const store::ApplicationRow& row,
                                    const QuoteChoice& choice) {
  const auto record = record_of_application(call, row);
  dues::DuesFacts facts;
  facts.legal_form = record.fields.legal_form;
  if (record.fields.capital_yen) facts.capital_yen = *record.fields.capital_yen;
  if (record.fields.regular_employees) facts.employees = *record.fields.regular_employees;
  if (choice.units) {
    facts.units = choice.units;
  } else if (row.units) {
    facts.units = row.units;
  } else if (record.fields.units) {
    facts.units = *record.fields.units;
  }
  const Date joins_on = choice.joins_on.value_or(row.joins_on.value_or(jst_date(call.now)));
  try {
    return dues::quote(call.tx, row.organization_id, facts, joins_on);
  } catch (const Refused& refused) {
    if (refused.reason() == "dues.no_rule") return std::nullopt;
    throw;
  }
}

}  // namespace banso::admission
