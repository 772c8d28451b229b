// Issuing papers and drawing them: one, or many in one file.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "contexts/dues/paper_files.hpp"
#include "contexts/dues/store/papers.hpp"
#include "platform/http/call.hpp"

namespace banso::dues {

struct InvoiceInput {
  std::optional<std::vector<std::int64_t>> charge_ids;  ///< everything open if not given
};
BOOST_DESCRIBE_STRUCT(InvoiceInput, (), (charge_ids))

struct BundleList {
  std::vector<PaperBundle> items;
};
BOOST_DESCRIBE_STRUCT(BundleList, (), (items))

struct BundleBegun {
  std::int64_t bundle_id = 0;
  std::int64_t job_id = 0;
};
BOOST_DESCRIBE_STRUCT(BundleBegun, (), (bundle_id, job_id))

/// An invoice about open charges of a member. The same charges with the same open amounts give the same
/// invoice. @throws Refused(kConflict, "dues.nothing_open", kNotFound)
PaperItem issue_invoice(http::Call& call, const InvoiceInput& input);
/// A receipt of a payment; once issued always the same. @throws Refused(kNotFound, kConflict if taken back)
PaperItem issue_receipt(http::Call& call);
/// The paper as PDF. Audited. @throws Refused(kNotFound)
http::Response print_paper(http::Call& call);

/// Begins to issue and draw the invoices of a yearly run. @throws Refused(kNotFound, kConflict)
BundleBegun begin_run_invoices(http::Call& call);
BundleList list_bundles(http::Call& call);
/// @throws Refused(kNotFound, kConflict "dues.bundle_not_ready")
http::Response print_bundle(http::Call& call, PaperFiles& files);

/// Begins to draw papers that are issued. @param title 「督促状 12件」
BundleBegun begin_bundle(http::Call& call, std::int64_t organization_id, const std::string& title,
                         std::optional<std::int64_t> run_id, const std::vector<std::int64_t>& paper_ids);

/// What papers of a chamber have in common, read once.
struct PaperMaker {
  PaperMaker(db::Tx& transaction, std::int64_t organization, Instant now, std::optional<std::int64_t> user);

  /// @return the paper's number; the one that exists where nothing changed since
  std::int64_t invoice(std::int64_t member_id, const std::vector<std::int64_t>& charge_ids,
                       std::optional<std::int64_t> run_id);
  std::int64_t receipt(const ChargePayment& payment);
  std::int64_t reminder(std::int64_t member_id, const std::vector<std::int64_t>& charge_ids);

 private:
  std::int64_t issue(DuesPaperKind kind, std::int64_t member_id, store::NewPaper paper);

  db::Tx& tx_;
  const std::int64_t organization_id_;
  const Instant now_;
  const std::optional<std::int64_t> user_id_;
  PaperIssuer from_;
  std::string transfer_account_;
  std::string payment_note_;
};

}  // namespace banso::dues
