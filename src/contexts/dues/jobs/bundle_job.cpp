#include <fmt/format.h>

#include "contexts/dues/jobs/jobs.hpp"
#include "contexts/dues/pdf/paper_pdf.hpp"
#include "contexts/dues/permissions.hpp"
#include "contexts/dues/usecases/papers.hpp"
#include "kernel/refusal.hpp"
#include "platform/db/pool.hpp"
#include "platform/pdf/document.hpp"
#include "platform/services.hpp"

namespace banso::dues {
namespace {

constexpr std::size_t kPortion = 100;
constexpr std::int64_t kMostBytes = 512 << 20;

db::TxOptions as_system() {
  return {.settings = jobs::as_system()};
}

/// Issues the invoices of the run, a portion a transaction: begun again, those that exist are found again.
std::vector<std::int64_t> issue_invoices(jobs::Run& job, std::int64_t organization_id,
                                         const store::BundleRow& bundle) {
  Services& services = job.services();
  const auto members = db::in_tx(services.pool, as_system(), [&](db::Tx& tx) {
    return store::open_charges_of_run(tx, organization_id, bundle.run_id.value());
  });
  std::vector<std::int64_t> paper_ids;
  for (std::size_t at = 0; at < members.size() && !job.cancelled(); at += kPortion) {
    const auto issued = db::in_tx(services.pool, as_system(), [&](db::Tx& tx) {
      PaperMaker maker(tx, organization_id, services.clock(), bundle.made_by_user_id);
      std::vector<std::int64_t> portion;
      for (std::size_t i = at; i < std::min(at + kPortion, members.size()); ++i) {
        portion.push_back(maker.invoice(members[i].member_id, members[i].charge_ids, bundle.run_id));
      }
      return portion;
    });
    paper_ids.insert(paper_ids.end(), issued.begin(), issued.end());
    job.report({static_cast<std::int64_t>(paper_ids.size()), static_cast<std::int64_t>(2 * members.size()),
                "件", "請求書を作っています"});
  }
  return paper_ids;
}

boost::json::value draw_bundle(jobs::Run& job, PaperFiles& files) {
  Services& services = job.services();
  const auto organization_id = job.payload().at("organization_id").to_number<std::int64_t>();
  const auto bundle_id = job.payload().at("bundle_id").to_number<std::int64_t>();
  const auto bundle = db::in_tx(services.pool, as_system(), [&](db::Tx& tx) {
    return store::find_bundle(tx, organization_id, bundle_id);
  });
  if (!bundle) throw Refused(RefusalCode::kNotFound, "dues.bundle_not_found", "このまとめ印刷はありません。");
  const auto paper_ids = bundle->run_id ? issue_invoices(job, organization_id, *bundle) : bundle->paper_ids;
  pdf::Document sheet(bundle->title);
  std::int64_t drawn = 0;
  const auto total = static_cast<std::int64_t>(paper_ids.size());
  for (std::size_t at = 0; at < paper_ids.size() && !job.cancelled(); at += kPortion) {
    const std::vector<std::int64_t> portion(
        paper_ids.begin() + static_cast<std::ptrdiff_t>(at),
        paper_ids.begin() + static_cast<std::ptrdiff_t>(std::min(at + kPortion, paper_ids.size())));
    const auto papers = db::in_tx(services.pool, as_system(), [&](db::Tx& tx) {
      return store::find_papers(tx, organization_id, portion);
    });
    for (const store::PaperRow& paper : papers) {
      if (drawn++ > 0) sheet.new_page();
      draw_paper(sheet, paper.document);
    }
    job.report({bundle->run_id ? total + drawn : drawn, bundle->run_id ? 2 * total : total, "件",
                "PDFにしています"});
  }
  if (job.cancelled() || drawn == 0) return {{"papers", drawn}};
  const std::int64_t pages = sheet.pages();
  const auto stored = files.store().put(sheet.finish(), "dues", kMostBytes);
  db::in_tx(services.pool, as_system(), [&](db::Tx& tx) {
    files::remove_unless_committed(tx, files.store(), stored.key);
    store::finish_bundle(tx, organization_id, bundle_id, paper_ids, stored.key, pages);
  });
  return {{"bundle_id", bundle_id}, {"papers", drawn}, {"pages", pages}};
}

}  // namespace

void register_bundle_job(jobs::Queue& queue, std::shared_ptr<PaperFiles> files) {
  queue.add_kind({.name = kBundleJob,
                  .title = "会費の書類をまとめて作る",
                  .attempts = 3,
                  .permission = kWritePermission},
                 [files = std::move(files)](jobs::Run& job) { return draw_bundle(job, *files); });
}

}  // namespace banso::dues
