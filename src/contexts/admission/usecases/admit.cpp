#include "contexts/admission/usecases/admit.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "contexts/admission/pdf/letter_pdf.hpp"
#include "contexts/admission/store/settings.hpp"
#include "contexts/admission/usecases/account_invitations.hpp"
#include "contexts/admission/usecases/letters.hpp"
#include "contexts/admission/usecases/record.hpp"
#include "kernel/date_words.hpp"
#include "platform/audit/audit.hpp"
#include "platform/csv/writer.hpp"
#include "platform/identity/api.hpp"
#include "platform/shape/json.hpp"

namespace banso::admission {
namespace {

constexpr std::size_t kMostApproved = 200;

membership::Source source_of(const http::Call& call, const store::ApplicationRow& row) {
  return {"application", call.caller.user_id, fmt::format("application:{}", row.application_id)};
}

/// What the office knows better than the applicant.
void add_decisions(membership::MemberFields& fields, const AdmitInput& input, Date joined_on,
                   const std::optional<dues::Quote>& quote, const store::ApplicationRow& row) {
  fields.joined_on = joined_on;
  if (input.member_number) fields.member_number = *input.member_number;
  if (quote) {
    fields.units = quote->units;
  } else if (input.units) {
    fields.units = static_cast<std::int64_t>(*input.units);
  } else if (row.units) {
    fields.units = *row.units;
  }
  fields.left_on.reset();
  fields.left_reason.reset();
}

membership::Member make_member(http::Call& call, const store::ApplicationRow& row,
                               membership::MemberFields fields) {
  return membership::create_member(call.tx, row.organization_id,
                                   {row.business_id, membership::Standing::member, std::move(fields), {}},
                                   source_of(call, row), call.now);
}

/// A record that the chamber kept of somebody who was no member: what the application tells is laid over it.
membership::Member promote(http::Call& call, const store::ApplicationRow& row, std::int64_t member_id,
                           const membership::MemberFields& told) {
  auto member = membership::find_member(call.tx, row.organization_id, member_id);
  if (!member) {
    shape::refuse_if_any({{"/existing_member_id", "unknown", "この番号の台帳の記録は見つかりません。"}});
  }
  if (member->standing == membership::Standing::member) {
    throw Refused(
        RefusalCode::kConflict, "admission.already_a_member",
        fmt::format("「{}」はすでに会員です。二重の申込みであれば、この申込みを取り下げてください。",
                    std::string(member->fields.name)));
  }
  membership::MemberFields fields = member->fields;
  for (const auto& field : membership::member_fields()) {
    const auto value = membership::field_value(told, field.key);
    const bool says_nothing = value.is_null() || (value.is_array() && value.as_array().empty());
    if (!says_nothing) membership::set_field(fields, field.key, value);
  }
  if (!told.places.empty()) fields.places = told.places;
  fields.left_on.reset();
  fields.left_reason.reset();
  membership::MemberUpdate update;
  update.member_id = member_id;
  update.expected_version = member->version;
  update.fields = std::move(fields);
  update.standing = membership::Standing::member;
  if (row.business_id) update.business_id = row.business_id;
  return membership::update_member(call.tx, row.organization_id, update, source_of(call, row), call.now);
}

void send_welcome(http::Call& call, const store::ApplicationRow& row, Admission& admission,
                  const membership::Member& member) {
  if (row.email.empty()) {
    admission.remarks.emplace_back(
        "メールアドレスがないため、入会のご案内は送っていません。手紙を印刷してお渡しください。");
    return;
  }
  PlaceholderValues values = values_of(call, row);
  if (member.fields.member_number) values["member_number"] = *member.fields.member_number;
  values["follow_link"] = new_follow_link(call, row);
  send_template(call, row, "welcome", values);
  admission.welcome_sent = true;
}

}  // namespace

Admission admit_application(http::Call& call, std::int64_t organization_id, std::int64_t application_id,
                            const AdmitInput& input) {
  auto row = seen_application(call, organization_id, application_id, input.version);
  const auto roles = roles_in_machine(call.caller, organization_id);
  const auto& step =
      workflow::take(application_machine(), word_of(row.state), "admit", roles, guards_of(call, row));

  Admission admission;
  const Date joined_on = input.joined_on.value_or(row.joins_on.value_or(jst_date(call.now)));
  QuoteChoice choice;
  if (input.units) choice.units = *input.units;
  choice.joins_on = joined_on;
  admission.quote = quote_of(call, row, choice);

  auto record = record_of_application(call, row);
  add_decisions(record.fields, input, joined_on, admission.quote, row);
  const membership::Member member = input.existing_member_id
                                        ? promote(call, row, *input.existing_member_id, record.fields)
                                        : make_member(call, row, record.fields);
  admission.member_id = member.member_id;
  for (const auto& problem : record.problems) admission.remarks.push_back(problem);
  if (admission.quote) {
    dues::charge_admission(call.tx, organization_id, member.member_id, *admission.quote, call.now,
                           call.caller.user_id);
    if (!admission.quote->missing.empty()) {
      admission.remarks.emplace_back(
          "会費の計算に足りない項目があり、少ない方の額で請求を作りました。会費の画面で確かめてください。");
    }
  } else {
    admission.remarks.emplace_back(
        "会費の規程が公開されていないため、会費の請求は作っていません。会費の画面から作ってください。");
  }

  row.member_id = member.member_id;
  row.joins_on = joined_on;
  if (admission.quote) row.units = admission.quote->units;
  row.has_news = false;
  move_along(call, row, step, "");
  save(call, row);
  if (input.sends_welcome) send_welcome(call, row, admission, member);
  if (input.invites) {
    admission.invitation_sent = invite_to_account(call, row, admission.remarks);
  }
  note_change(call, "admission.application.admit", row);
  return admission;
}

ApproveResult approve_applications(http::Call& call, std::int64_t organization_id,
                                   const ApproveInput& input) {
  must_work_for(call, organization_id);
  if (input.application_ids.empty() || input.application_ids.size() > kMostApproved) {
    shape::refuse_if_any(
        {{"/application_ids", "count", fmt::format("1件から{}件まで選んでください。", kMostApproved)}});
  }
  if (input.approved_on > jst_date(call.now)) {
    shape::refuse_if_any({{"/approved_on", "future", "承認の日には、今日までの日付を入れてください。"}});
  }
  const auto roles = roles_in_machine(call.caller, organization_id);
  ApproveResult result;
  for (const std::int64_t application_id : input.application_ids) {
    auto row = store::find_application(call.tx, organization_id, application_id);
    if (!row) {
      result.not_approved.push_back({application_id, "この申込みは見つかりません。"});
      continue;
    }
    const auto decision =
        workflow::decide(application_machine(), word_of(row->state), "approve", roles, guards_of(call, *row));
    if (!decision.step) {
      result.not_approved.push_back({application_id, decision.message});
      continue;
    }
    row->approved_on = input.approved_on;
    row->approval_note = input.approval_note;
    move_along(call, *row, *decision.step, input.approval_note);
    save(call, *row);
    note_change(call, "admission.application.approve", *row);
    ++result.approved;
  }
  return result;
}

namespace {

BoardEntry entry_of(http::Call& call, const store::ApplicationRow& row) {
  const auto record = record_of_application(call, row);
  const auto& fields = record.fields;
  BoardEntry entry;
  entry.application_id = row.application_id;
  entry.name = row.name;
  if (fields.representative_name) {
    entry.representative =
        (fields.representative_position ? std::string(*fields.representative_position) + " "
                                        : std::string()) +
        std::string(*fields.representative_name);
  }
  if (fields.address) entry.address = *fields.address;
  if (fields.business_description) entry.business = *fields.business_description;
  if (fields.capital_yen) entry.capital_yen = *fields.capital_yen;
  if (fields.regular_employees) entry.employees = *fields.regular_employees;
  if (const auto quote = quote_of(call, row, {})) {
    entry.units = quote->units;
    entry.yearly_yen = quote->yearly_yen;
  } else {
    entry.units = row.units;
  }
  if (fields.introducer) entry.introducer = *fields.introducer;
  entry.received_on = jst_date(row.received_at);
  return entry;
}

std::string board_csv(const BoardList& list) {
  csv::Writer writer(csv::OutputEncoding::kUtf8Bom);
  writer.row({"受付番号", "受付日", "事業所名", "代表者", "所在地", "営業の内容", "資本金（円）", "従業員数",
              "口数", "年会費（円）", "紹介者"});
  const auto number = [](const std::optional<std::int64_t>& value) {
    return value ? std::to_string(*value) : std::string();
  };
  for (const BoardEntry& entry : list.entries) {
    const std::string id = std::to_string(entry.application_id);
    const std::string day = format_date(entry.received_on);
    writer.row({id, day, entry.name, entry.representative, entry.address, entry.business,
                number(entry.capital_yen), number(entry.employees), number(entry.units),
                number(entry.yearly_yen), entry.introducer});
  }
  return writer.take();
}

}  // namespace

http::Response board_list(http::Call& call, std::int64_t organization_id, BoardFormat format) {
  must_work_for(call, organization_id);
  store::ListConditions conditions;
  conditions.states = {"board_approval"};
  conditions.not_approved = true;
  conditions.sort = "oldest";
  conditions.limit = 500;
  BoardList list;
  const auto organization = identity::find_organization(call.tx, organization_id);
  list.chamber = organization ? organization->name : "";
  list.day = jst_date(call.now);
  for (const auto& listed : store::list_applications(call.tx, organization_id, conditions)) {
    const auto row = store::find_application(call.tx, organization_id, listed.application_id);
    if (row) list.entries.push_back(entry_of(call, *row));
  }
  audit::Entry entry;
  entry.action = "admission.application.export";
  entry.object_type = "board_list";
  entry.object_id = format == BoardFormat::pdf ? "pdf" : "csv";
  entry.organization_id = organization_id;
  entry.details = {{"rows", list.entries.size()}};
  audit::record(call, entry);
  const std::string name = fmt::format("入会の承認_{}", format_date(list.day));
  return format == BoardFormat::pdf
             ? http::download(board_pdf(list), "application/pdf", name + ".pdf")
             : http::download(board_csv(list), "text/csv; charset=utf-8", name + ".csv");
}

}  // namespace banso::admission
