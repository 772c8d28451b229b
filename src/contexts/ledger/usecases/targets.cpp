#include "contexts/ledger/usecases/targets.hpp"

#include <fmt/format.h>

#include "contexts/ledger/rules/amounts.hpp"
#include "contexts/ledger/usecases/evidence.hpp"
#include "kernel/text.hpp"
#include "platform/csv/writer.hpp"
#include "platform/db/statement.hpp"
#include "platform/http/conditional.hpp"
#include "platform/identity/api.hpp"
#include "platform/identity/personal_link.hpp"
#include "platform/identity/secrets/tokens.hpp"
#include "platform/shape/json.hpp"
#include "platform/shape/text.hpp"
#include "platform/xlsx/workbook.hpp"

namespace banso::ledger {
namespace {

using Id = std::int64_t;
using store::Target;

constexpr std::size_t kMostExported = 100'000;
const std::string_view kByStaff[] = {kStaff};

const db::Command<Id, Id, std::string, std::optional<Date>, Instant, std::string, std::string> kSetState{
    "ledger.set_target_state"};
const db::Command<Id, Id, std::optional<Override>, std::string, Id, std::string, Instant> kOverride{
    "ledger.override_target"};
const db::Command<Id, Id, Channel, std::string, std::string, std::string, std::string, Instant, Id>
    kChangeTarget{"ledger.change_target"};
const db::Command<Id, Id, Instant> kRevokeLinks{"ledger.revoke_links_of_target"};
const db::Query<store::Evidence, Id, Id> kEvidence{"ledger.evidence_of_target"};

struct LinkedTarget {
  Id organization_id = 0;
  Id target_id = 0;
  Id round_id = 0;
};
BOOST_DESCRIBE_STRUCT(LinkedTarget, (), (organization_id, target_id, round_id))
const db::Query<LinkedTarget, Id, std::string> kTargetsOfLinks{"ledger.targets_of_links"};

constexpr std::string_view kColumns =
    "t.target_id, t.member_id, t.business_id, t.state, t.verdict, t.reasons, t.missing, t.override, "
    "t.override_reason, t.name, t.post_code, t.address, t.district, t.email, t.channel, t.levy_yen, "
    "t.consent, "
    "t.answers, t.answer_channel, t.sent_at, t.reminded_at, t.answered_at, t.due_on, t.register_flag, "
    "t.register_note, t.note, t.version";

/// The filter as SQL with parameters. The first two are organisation and round.
struct Where {
  std::string sql = "t.organization_id = $1::bigint and t.round_id = $2::bigint";
  db::Parameters parameters;

  template <class T>
  void add(const std::optional<T>& value, std::string_view condition) {
    if (!value) return;
    parameters.push_back(shape::to_sql(*value));
    sql += " and " + fmt::format(fmt::runtime(condition), parameters.size());
  }
};

template <class Filter>
Where where_of(Id organization_id, Id round_id, const Filter& filter) {
  Where where;
  where.parameters = {std::to_string(organization_id), std::to_string(round_id)};
  where.add(filter.state, "t.state = ${}::text");
  where.add(filter.verdict, "t.verdict = ${}::text");
  where.add(filter.channel, "t.channel = ${}::text");
  where.add(filter.district, "t.district = ${}::text");
  where.add(filter.consent, "t.consent = ${}::text");
  where.add(filter.flagged, "(t.register_flag <> '') = ${}::boolean");
  where.add(filter.waiting, "(t.state in ('answered', 'reviewing')) = ${}::boolean");
  if (filter.q && !filter.q->empty()) {
    const std::optional<std::string> pattern = "%" + fold_name(*filter.q) + "%";
    where.add(pattern, "t.name_key like ${}::text");
  }
  return where;
}

std::string_view order_of(const std::optional<TargetSort>& sort) {
  switch (sort.value_or(TargetSort::post_code)) {
    case TargetSort::name:
      return "t.name_key, t.target_id";
    case TargetSort::answered_at:
      return "t.answered_at nulls last, t.target_id";
    case TargetSort::due_on:
      return "t.due_on nulls last, t.target_id";
    case TargetSort::post_code:
      break;
  }
  return "t.post_code, t.address, t.target_id";
}

std::vector<TargetItem> rows_of(const db::Result& result) {
  std::vector<TargetItem> items(result.size());
  for (std::size_t i = 0; i < items.size(); ++i) result.read(i, &items[i], shape::type_of<TargetItem>());
  return items;
}

std::string_view word(Truth verdict) {
  return verdict == Truth::yes ? "該当" : verdict == Truth::no ? "非該当" : "不明";
}
std::string_view word(Channel channel) {
  return channel == Channel::letter ? "郵送" : channel == Channel::mail ? "メール" : "なし";
}
std::string day_of(const std::optional<Instant>& instant) {
  return instant ? format_date(jst_date(*instant)) : std::string();
}
std::string joined(const std::vector<std::string>& sentences) {
  std::string text;
  for (const std::string& sentence : sentences) text += sentence;
  return text;
}

std::vector<std::string> cells_of(const TargetItem& t) {
  return {std::to_string(t.target_id),
          std::string(label_of(t.state)),
          t.name,
          t.post_code,
          t.address,
          t.district,
          std::string(word(t.channel)),
          t.email,
          std::string(word(t.verdict)),
          joined(t.reasons),
          t.override_reason,
          std::to_string(t.levy_yen),
          !t.consent                   ? ""
          : *t.consent == Consent::yes ? "同意"
                                       : "不同意",
          day_of(t.sent_at),
          day_of(t.reminded_at),
          day_of(t.answered_at),
          t.register_note,
          t.note};
}
const std::vector<std::string_view> kHeader{"整理番号", "状態",         "名称",   "郵便番号",     "あて先",
                                            "地区",     "送り方",       "メール", "特定商工業者", "理由",
                                            "判断",     "負担金（円）", "同意",   "送付日",       "再送日",
                                            "回答日",   "国税庁の登録", "メモ"};

}  // namespace

std::vector<FieldText> texts_of(const membership::MemberFields& fields) {
  std::vector<FieldText> texts;
  for (const membership::MemberField& field : membership::member_fields()) {
    if (!field.statutory && !field.owner_editable) continue;
    texts.push_back({std::string(field.key), std::string(field.label),
                     membership::field_text(fields, field.key), field.statutory});
  }
  std::string places;
  for (const membership::MemberPlace& place : fields.places) {
    if (!places.empty()) places += "\n";
    places += place.name;
    if (place.address) places += "　" + *place.address;
    if (place.manager_name) places += "　管理者 " + *place.manager_name;
    if (place.business_description) places += "　" + *place.business_description;
    if (place.employees) places += fmt::format("　{}人", with_commas(*place.employees));
    if (place.sales_yen) places += "　売上高 " + yen_in_words(*place.sales_yen);
  }
  texts.push_back({"places", "地区内の営業所等", places, true});
  return texts;
}

membership::MemberFields with_answer(membership::MemberFields fields, const boost::json::value& told) {
  if (!told.is_object()) return fields;
  for (const auto& [key, value] : told.as_object()) {
    if (key == "places") {
      std::vector<FieldError> errors;
      std::vector<membership::MemberPlace> places;
      shape::read_json(value, &places, shape::type_of<std::vector<membership::MemberPlace>>(), "/places",
                       errors);
      if (errors.empty()) fields.places = std::move(places);
    } else if (membership::find_member_field(key)) {
      membership::set_field(fields, key, value);
    }
  }
  return fields;
}

TargetList list_targets(http::Call& call, Id organization_id, Id round_id, const TargetQuery& query) {
  membership::must_work_for(call, organization_id);
  store::existing_round(call.tx, organization_id, round_id);
  Where where = where_of(organization_id, round_id, query);
  TargetList list;
  list.page = query.page;
  list.per_page = query.per_page;
  const auto counted =
      call.tx.execute_sql("select count(*) from ledger.target t where " + where.sql, where.parameters);
  list.total = std::stoll(std::string(counted.text(0, 0).value_or("0")));
  list.items = rows_of(call.tx.execute_sql(
      fmt::format("select {} from ledger.target t where {} order by {} limit {} offset {}", kColumns,
                  where.sql, order_of(query.sort), static_cast<Id>(query.per_page), query.offset()),
      where.parameters));
  return list;
}

http::Response export_targets(http::Call& call, Id organization_id, Id round_id, const TargetFilter& filter,
                              bool xlsx) {
  membership::must_work_for(call, organization_id);
  const Round round = store::existing_round(call.tx, organization_id, round_id);
  const Where where = where_of(organization_id, round_id, filter);
  const auto items =
      rows_of(call.tx.execute_sql(fmt::format("select {} from ledger.target t where {} order by {} limit {}",
                                              kColumns, where.sql, order_of(filter.sort), kMostExported),
                                  where.parameters));
  record(call, "ledger.targets.export", "ledger_round", round_id, organization_id,
         {{"rows", static_cast<Id>(items.size())}});
  const std::string name = fmt::format("法定台帳の対象_{}年度", round.fiscal_year);
  if (xlsx) {
    std::vector<std::vector<std::string>> rows;
    for (const TargetItem& item : items) rows.push_back(cells_of(item));
    return http::download(xlsx::make_workbook("対象", kHeader, rows), xlsx::kMediaType, name + ".xlsx");
  }
  csv::Writer writer;
  writer.row(kHeader);
  for (const TargetItem& item : items) {
    const auto cells = cells_of(item);
    const std::vector<std::string_view> views(cells.begin(), cells.end());
    writer.row(views);
  }
  return http::download(writer.take(), "text/csv; charset=utf-8", name + ".csv");
}

TargetView show_target(http::Call& call, Id organization_id, Id target_id) {
  membership::must_work_for(call, organization_id);
  Target target = store::existing_target(call.tx, organization_id, target_id);
  record(call, "ledger.target.read", "ledger_target", target_id, organization_id);
  TargetView view;
  view.round_id = target.round_id;
  view.question = target.question;
  view.state_label = label_of(target.state);
  membership::MemberFields now = target.held;
  if (target.member_id) {
    if (const auto member = membership::find_member(call.tx, organization_id, *target.member_id))
      now = member->fields;
  }
  view.held = texts_of(now);
  if (const auto answer = store::newest_answer(call.tx, organization_id, target_id)) {
    view.answer = AnswerView{answer->answer_id,   answer->number,
                             answer->unchanged,   answer->channel,
                             answer->answered_by, {},
                             answer->received_at, {}};
    if (answer->form_answers.is_object()) {
      if (const auto* remark = answer->form_answers.as_object().if_contains("remark");
          remark && remark->is_string()) {
        view.answer->remark = remark->as_string();
      }
    }
    if (answer->entered_by_user_id) {
      const auto names = identity::display_names(call.tx, {*answer->entered_by_user_id});
      if (const auto name = names.find(*answer->entered_by_user_id); name != names.end())
        view.answer->entered_by = name->second;
    }
    view.changes = differences(view.held, texts_of(with_answer(now, answer->fields)));
  }
  for (const store::Evidence& e : kEvidence.all(call.tx, organization_id, target_id)) {
    view.evidence.push_back({e.evidence_id, e.consents, e.signature_kind, e.signer_name, e.signer_position,
                             e.signature, e.document_version, e.document_text, e.document_hash, e.signed_at,
                             e.peer, e.user_agent, e.record_hash, is_intact(organization_id, e)});
  }
  view.history = workflow::steps_of(call.tx, target_machine(), organization_id, target_id);
  for (const auto& allowed : workflow::allowed_actions(target_machine(), word_of(target.state), kByStaff,
                                                       [](auto) { return true; })) {
    view.actions.push_back({std::string(allowed.step->action), std::string(allowed.step->label)});
  }
  view.target = std::move(target);
  return view;
}

TargetView change_target(http::Call& call, Id organization_id, Id target_id, const TargetChange& input) {
  membership::must_work_for(call, organization_id);
  store::existing_target(call.tx, organization_id, target_id);
  const auto expected = http::version_of_if_match(call.request.header("if-match"));
  if (!expected || kChangeTarget.run(call.tx, organization_id, target_id, input.channel, input.email,
                                     input.post_code, input.address, input.note, call.now, *expected) == 0) {
    throw Refused(RefusalCode::kPrecondition, "ledger.target_changed",
                  "ほかの人が先に保存しました。最新の内容を読み込んで、もう一度保存してください。");
  }
  record(call, "ledger.target.change", "ledger_target", target_id, organization_id);
  return show_target(call, organization_id, target_id);
}

TargetView override_target(http::Call& call, Id organization_id, Id target_id, const OverrideInput& input) {
  membership::must_work_for(call, organization_id);
  const Target target = store::existing_target(call.tx, organization_id, target_id);
  if (input.override && input.reason.empty()) {
    throw Refused(RefusalCode::kInvalid, "ledger.reason_needed",
                  "計算と違う判断をするときは、理由を書いてください。",
                  {{"/reason", "required", "理由を書いてください。"}});
  }
  if (target.state != TargetState::listed && target.state != TargetState::excluded) {
    throw Refused(RefusalCode::kConflict, "ledger.already_sent",
                  "送付したあとは判断を変えられません。「対象から外す」を使ってください。");
  }
  const bool in = input.override ? *input.override == Override::included : target.verdict != Truth::no;
  const TargetState state = in ? TargetState::listed : TargetState::excluded;
  kOverride.run(call.tx, organization_id, target_id, input.override, input.reason, call.caller.user_id,
                std::string(word_of(state)), call.now);
  record(call, "ledger.target.override", "ledger_target", target_id, organization_id,
         {{"included", in}, {"reason", input.reason}});
  return show_target(call, organization_id, target_id);
}

void take_step(http::Call& call, const Target& target, std::string_view action, std::string_view note,
               std::string_view question) {
  const auto& step =
      workflow::take(target_machine(), word_of(target.state), action, kByStaff, [](auto) { return true; });
  const auto due =
      workflow::record_step(call.tx, {target_machine(), target.organization_id, target.target_id}, step, note,
                            {call.caller.user_id, call.now});
  kSetState.run(call.tx, target.organization_id, target.target_id, std::string(step.to), due, call.now,
                std::string(note), std::string(question));
}

TargetView step_target(http::Call& call, Id organization_id, Id target_id, const LedgerStepInput& input) {
  membership::must_work_for(call, organization_id);
  const Target target = store::existing_target(call.tx, organization_id, target_id);
  // Sending, taking up and asking back have routes of their own, which do what belongs to them.
  if (input.action == "send" || input.action == "accept" || input.action == "ask_back" ||
      input.action == "answer") {
    throw Refused(RefusalCode::kInvalid, "ledger.own_route", "この操作は専用の画面から行ってください。");
  }
  take_step(call, target, input.action, input.note);
  record(call, "ledger.target.step", "ledger_target", target_id, organization_id, {{"action", input.action}});
  return show_target(call, organization_id, target_id);
}

void revoke_links(http::Call& call, Id organization_id, Id target_id) {
  membership::must_work_for(call, organization_id);
  store::existing_target(call.tx, organization_id, target_id);
  kRevokeLinks.run(call.tx, organization_id, target_id, call.now);
  record(call, "ledger.links.revoke", "ledger_target", target_id, organization_id);
}

FoundTarget find_by_code(http::Call& call, Id organization_id, const FindQuery& query) {
  membership::must_work_for(call, organization_id);
  // A scanner types the whole address of the QR code.
  std::string code = query.code;
  if (const auto slash = code.rfind("/l/"); slash != std::string::npos) code.erase(0, slash + 3);
  if (const auto found = kTargetsOfLinks.maybe(call.tx, organization_id, identity::personal_link_hash(code)))
    return {found->target_id, found->round_id};
  const std::string digits = nfkc(code);
  if (!digits.empty() && digits.size() <= 15 && digits.find_first_not_of("0123456789") == std::string::npos) {
    if (const auto target = store::find_target(call.tx, organization_id, std::stoll(digits)))
      return {target->target_id, target->round_id};
  }
  throw Refused(
      RefusalCode::kNotFound, "ledger.code_not_found",
      "この番号の手紙は見つかりません。QRコードを読み取るか、番号または整理番号をもう一度入力してください。");
}

}  // namespace banso::ledger
