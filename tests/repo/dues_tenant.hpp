// What a tenant has in dues: a published rule and a draft, a charge with a payment and a reduction, papers, a
// bank account and a debit run.
#pragma once

#include <fmt/format.h>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <string>

#include "contexts/dues/rules/paper.hpp"
#include "contexts/dues/rules/setting.hpp"
#include "platform/files/embedded.hpp"
#include "platform/shape/json.hpp"
#include "repo/two_tenants.hpp"

namespace banso::census {

inline std::string dues_sql(const Tenant& t) {
  const std::string rule =
      boost::json::serialize(boost::json::parse(files::embedded_file("db/seed/dues/rule_templates.json"))
                                 .at("templates")
                                 .at(2)
                                 .at("rule"));
  dues::DuesSetting setting;
  setting.payment_note = t.mark("duesnote");
  dues::Consignor consignor;
  consignor.consignor_code = "0000012345";
  consignor.consignor_name = "ABC";
  consignor.bank_code = "0001";
  consignor.branch_code = "001";
  consignor.account_number = "1234567";
  dues::PaperDocument paper;
  paper.subject = t.mark("duespaper");
  paper.issued_on = parse_date("2026-06-01").value();
  std::string sql = fmt::format(
      "insert into dues.rule (organization_id, rule_version, title, valid_from_year, document, note, "
      "version, "
      "created_at, updated_at, updated_by_user_id, published_at, published_by_user_id) values "
      "({0}, {0}, '会費規程', 2020, '{1}', '', 1, now(), now(), {2}, now(), {2}),"
      "({0}, {0} + 1, '{3}', 2021, '{1}', '', 1, now(), now(), {2}, null, null);",
      t.organization(), rule, t.admin(), t.mark("duesdraft"));
  sql += fmt::format(
      "insert into dues.setting (organization_id, document, version, updated_at, updated_by_user_id) values "
      "({0}, '{8}', 1, now(), {1});"
      "insert into dues.counter (organization_id, counter_key, last_number) values ({0}, '{2}', 1);"
      "insert into dues.payer (organization_id, member_id, payment_method, bank_code, branch_code, "
      "account_type, "
      "account_number, holder_kana, customer_number, version, updated_at, updated_by_user_id) values "
      "({0}, {0}, 'direct_debit', '0001', '001', 'ordinary', '1234567', '{3}', '{0}', 1, now(), {1});"
      "insert into dues.run (organization_id, run_id, fiscal_year, rule_version, charge_count, total_yen, "
      "made_at, "
      "made_by_user_id) values ({0}, {0}, 2026, {0}, 1, 12000, now(), {1});"
      "insert into dues.charge (organization_id, charge_id, member_id, business_id, member_number, "
      "member_name, "
      "kind, fiscal_year, title, units, amount_yen, reduced_yen, paid_yen, next_due_on, rule_version, "
      "run_id, "
      "made_at, made_by_user_id) values ({0}, {0}, {0}, {4}, '1', '{5}', 'dues', 2026, '{6}', 2, 12000, "
      "1000, "
      "1000, date '2026-06-30', {0}, {0}, now(), {1});"
      "insert into dues.instalment (organization_id, charge_id, instalment_number, due_on, label, "
      "amount_yen, "
      "reduced_yen, paid_yen) values ({0}, {0}, 1, date '2026-06-30', '{7}', 12000, 1000, 1000);",
      t.organization(), t.admin(), t.mark("duesnote"), t.mark("holder"), t.sole, t.mark("payer"),
      t.mark("chargetitle"), t.mark("instalment"), shape::to_json(setting));
  sql += fmt::format(
      "insert into dues.payment (organization_id, payment_id, member_id, charge_id, instalment_number, "
      "paid_on, "
      "amount_yen, payment_method, note, noted_at) values ({0}, {0}, {0}, {0}, 1, date '2026-06-01', 1000, "
      "'cash', '{2}', now());"
      "insert into dues.adjustment (organization_id, adjustment_id, charge_id, kind, amount_yen, reason, "
      "made_at, "
      "made_by_user_id) values ({0}, {0}, {0}, 'reduction', 1000, '{3}', now(), {1});"
      "insert into dues.paper (organization_id, paper_id, kind, paper_number, member_id, business_id, "
      "charge_ids, "
      "subject_key, document, issued_on, made_at) values ({0}, {0}, 'invoice', '{4}', {0}, {5}, '{{{0}}}', "
      "'{4}', "
      "'{10}', date '2026-06-01', now());"
      "insert into dues.bundle (organization_id, bundle_id, title, paper_ids, made_at, made_by_user_id) "
      "values "
      "({0}, {0}, '{6}', '{{{0}}}', now(), {1});"
      "insert into dues.debit_run (organization_id, debit_run_id, run_number, title, debit_on, due_until, "
      "state, "
      "consignor, line_count, total_yen, made_at, made_by_user_id) values ({0}, {0}, 1, '{7}', date "
      "'2026-06-26', "
      "date '2026-06-30', 'collected', '{11}', 1, 10000, now(), {1});"
      "insert into dues.debit_line (organization_id, debit_run_id, line_number, member_id, member_name, "
      "bank_code, "
      "bank_name, branch_code, branch_name, account_type, account_number, holder_kana, customer_number, "
      "is_new_account, amount_yen) values ({0}, {0}, 1, {0}, '{8}', '0001', 'ABC', '001', 'DEF', 'ordinary', "
      "'1234567', 'GHI', '{0}', true, 10000);"
      "insert into dues.debit_part (organization_id, debit_run_id, line_number, charge_id, "
      "instalment_number, "
      "amount_yen) values ({0}, {0}, 1, {0}, 1, 10000);"
      "insert into dues.reminder (organization_id, reminder_id, member_id, channel, charge_ids, amount_yen, "
      "made_at, "
      "made_by_user_id) values ({0}, {0}, {0}, 'mail', '{{{0}}}', 10000, now(), {1});"
      "insert into dues.standing_note (organization_id, member_id, note, noted_at, noted_by_user_id) values "
      "({0}, {0}, '{9}', now(), {1});",
      t.organization(), t.admin(), t.mark("paymentnote"), t.mark("reduction"), t.mark("duespaper"), t.sole,
      t.mark("bundle"), t.mark("debitrun"), t.mark("debtor"), t.mark("standing"), shape::to_json(paper),
      shape::to_json(consignor));
  return sql;
}

}  // namespace banso::census
