#include "contexts/ledger/usecases/reports.hpp"

#include <fmt/format.h>

#include "contexts/ledger/pdf/reports.hpp"
#include "contexts/ledger/store/rows.hpp"
#include "platform/csv/writer.hpp"
#include "platform/db/statement.hpp"
#include "platform/identity/api.hpp"
#include "platform/xlsx/workbook.hpp"

namespace banso::ledger {
namespace {

using Id = std::int64_t;
using membership::MemberFields;

struct LedgerRow {
  Id target_id = 0;
  std::optional<Id> member_id;
  boost::json::value snapshot;
  Id levy_yen = 0;
  std::optional<Consent> consent;
  TargetState state{};
};
BOOST_DESCRIBE_STRUCT(LedgerRow, (), (target_id, member_id, snapshot, levy_yen, consent, state))

struct ConsentRow {
  Id target_id = 0;
  std::string name;
  std::string address;
  Id levy_yen = 0;
  Consent consent{};
  std::optional<store::SignatureKind> signature_kind;
  std::optional<std::string> signer_name;
  std::optional<Instant> signed_at;
  std::optional<std::string> record_hash;
};
BOOST_DESCRIBE_STRUCT(ConsentRow, (),
                      (target_id, name, address, levy_yen, consent, signature_kind, signer_name, signed_at,
                       record_hash))

const db::Query<LedgerRow, Id, Id> kLedgerRows{"ledger.ledger_rows"};
const db::Query<ConsentRow, Id, Id> kConsents{"ledger.evidence_of_round"};

constexpr std::size_t kPortion = 500;

std::string chamber_name(db::Tx& tx, Id organization_id) {
  const auto chamber = identity::find_organization(tx, organization_id);
  return chamber ? chamber->name : "";
}

LedgerLine line_of(const LedgerRow& row, const MemberFields& fields) {
  const auto text = [&](std::string_view key) { return membership::field_text(fields, key); };
  LedgerLine line;
  line.number = std::to_string(row.target_id);
  line.name = fields.name;
  line.address = text("address");
  line.representative = text("representative_position");
  if (!line.representative.empty() && fields.representative_name) line.representative += " ";
  line.representative += text("representative_name");
  line.business =
      text("business_description").empty() ? text("industry_codes") : text("business_description");
  line.founded = text("founded_on");
  line.sales = text("annual_sales_yen");
  line.employees =
      text("district_employees").empty() ? text("regular_employees") : text("district_employees");
  line.capital = text("capital_yen");
  for (const auto& place : fields.places) {
    if (!line.places.empty()) line.places += "\n";
    line.places += place.name;
    if (place.address) line.places += " " + std::string(*place.address);
    if (place.manager_name) line.places += "（" + std::string(*place.manager_name) + "）";
  }
  return line;
}

std::vector<LedgerLine> lines_of(db::Tx& tx, Id organization_id, Id round_id) {
  const auto rows = kLedgerRows.all(tx, organization_id, round_id);
  std::vector<LedgerLine> lines;
  for (std::size_t begin = 0; begin < rows.size(); begin += kPortion) {
    const auto end = std::min(begin + kPortion, rows.size());
    std::vector<Id> ids;
    for (std::size_t i = begin; i < end; ++i) {
      if (rows[i].member_id) ids.push_back(*rows[i].member_id);
    }
    std::map<Id, MemberFields> fields;
    for (auto& member : membership::find_members(tx, organization_id, ids))
      fields.emplace(member.member_id, std::move(member.fields));
    for (std::size_t i = begin; i < end; ++i) {
      const auto found = rows[i].member_id ? fields.find(*rows[i].member_id) : fields.end();
      lines.push_back(
          line_of(rows[i], found == fields.end() ? store::fields_of(rows[i].snapshot) : found->second));
    }
  }
  return lines;
}

const std::vector<std::string_view> kHeader{
    "整理番号",         "名称",  "住所", "代表者", "事業の種類", "事業開始年月", "地区内の営業所等", "売上高",
    "地区内の従業員数", "資本金"};

std::vector<std::string> cells_of(const LedgerLine& line) {
  return {line.number,  line.name,   line.address, line.representative, line.business,
          line.founded, line.places, line.sales,   line.employees,      line.capital};
}

}  // namespace

http::Response ledger_file(http::Call& call, Id organization_id, Id round_id, LedgerFormat format) {
  membership::must_work_for(call, organization_id);
  const Round round = store::existing_round(call.tx, organization_id, round_id);
  const auto lines = lines_of(call.tx, organization_id, round_id);
  record(call, "ledger.ledger.export", "ledger_round", round_id, organization_id,
         {{"rows", static_cast<Id>(lines.size())}});
  const std::string name = fmt::format("法定台帳_{}年度", round.fiscal_year);
  if (format == LedgerFormat::pdf) {
    return http::download(
        draw_ledger(chamber_name(call.tx, organization_id), round, lines, jst_date(call.now)),
        "application/pdf", name + ".pdf");
  }
  if (format == LedgerFormat::xlsx) {
    std::vector<std::vector<std::string>> rows;
    for (const LedgerLine& line : lines) rows.push_back(cells_of(line));
    return http::download(xlsx::make_workbook("法定台帳", kHeader, rows), xlsx::kMediaType, name + ".xlsx");
  }
  csv::Writer writer;
  writer.row(kHeader);
  for (const LedgerLine& line : lines) {
    const auto cells = cells_of(line);
    const std::vector<std::string_view> views(cells.begin(), cells.end());
    writer.row(views);
  }
  return http::download(writer.take(), "text/csv; charset=utf-8", name + ".csv");
}

http::Response levy_papers(http::Call& call, Id organization_id, Id round_id) {
  membership::must_work_for(call, organization_id);
  const Round round = store::existing_round(call.tx, organization_id, round_id);
  const Setting setting = store::find_setting(call.tx, organization_id);
  std::vector<ConsentLine> consents;
  for (const ConsentRow& row : kConsents.all(call.tx, organization_id, round_id)) {
    const bool paper = !row.signature_kind || *row.signature_kind == store::SignatureKind::paper;
    consents.push_back({row.target_id, row.name, row.address, row.consent == Consent::yes ? "同意" : "不同意",
                        row.signer_name.value_or(""),
                        row.signed_at ? format_date(jst_date(*row.signed_at)) : "",
                        paper ? "書面" : "電子 " + row.record_hash.value_or("").substr(0, 12)});
  }
  record(call, "ledger.levy.export", "ledger_round", round_id, organization_id);
  return http::download(draw_levy_papers(chamber_name(call.tx, organization_id), round,
                                         levy_of(call.tx, round, setting), consents, jst_date(call.now)),
                        "application/pdf",
                        fmt::format("負担金の許可申請の書類_{}年度.pdf", round.fiscal_year));
}

}  // namespace banso::ledger
