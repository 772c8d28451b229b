// Invoices, receipts and reminders as they are printed: everything on the page, kept as data.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "kernel/date.hpp"

namespace banso::dues {

enum class DuesPaperKind { invoice, receipt, reminder };
BOOST_DESCRIBE_ENUM(DuesPaperKind, invoice, receipt, reminder)

/// Where the paper goes, in the window of the envelope.
struct PaperAddressee {
  std::string post_code;
  std::string address;
  std::string name;
  std::string person;  ///< 役職と代表者名; empty: 御中
};
BOOST_DESCRIBE_STRUCT(PaperAddressee, (), (post_code, address, name, person))

struct PaperIssuer {
  std::string name;
  std::string post_code;
  std::string address;
  std::string phone;
  std::string registration_number;  ///< T and thirteen digits; empty: none
};
BOOST_DESCRIBE_STRUCT(PaperIssuer, (), (name, post_code, address, phone, registration_number))

struct PaperLine {
  std::string title;
  std::optional<std::int64_t> units;
  std::int64_t amount_yen = 0;
  std::int64_t tax_rate = 0;  ///< 0: 不課税
};
BOOST_DESCRIBE_STRUCT(PaperLine, (), (title, units, amount_yen, tax_rate))

/// The sum of a rate, tax included, and the tax in it: rounded down once a paper and rate.
struct PaperTax {
  std::int64_t tax_rate = 0;
  std::int64_t total_yen = 0;
  std::int64_t tax_yen = 0;
};
BOOST_DESCRIBE_STRUCT(PaperTax, (), (tax_rate, total_yen, tax_yen))

struct PaperDay {
  Date due_on{};
  std::string label;
  std::int64_t amount_yen = 0;
};
BOOST_DESCRIBE_STRUCT(PaperDay, (), (due_on, label, amount_yen))

struct PaperDocument {
  DuesPaperKind kind{};
  std::string paper_number;
  Date issued_on{};
  std::optional<Date> paid_on;  ///< of receipts
  std::string subject;
  PaperAddressee to;
  PaperIssuer from;
  std::vector<PaperLine> lines;
  std::int64_t total_yen = 0;
  std::vector<PaperTax> taxes;
  std::vector<PaperDay> days;  ///< what is to be paid when
  std::vector<std::string> how_to_pay;
  std::vector<std::string> notes;
};
BOOST_DESCRIBE_STRUCT(PaperDocument, (),
                      (kind, paper_number, issued_on, paid_on, subject, to, from, lines, total_yen, taxes,
                       days, how_to_pay, notes))

/// Fills in total and taxes from the lines, and the note on what is not taxed.
void add_up(PaperDocument& document);

/// 「請求書」
std::string_view title_of(DuesPaperKind kind);

}  // namespace banso::dues
