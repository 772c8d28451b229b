#include "contexts/dues/usecases/arrears.hpp"

#include <fmt/format.h>

#include "contexts/dues/rules/yen_words.hpp"
#include "contexts/dues/usecases/access.hpp"
#include "contexts/membership/api.hpp"
#include "kernel/refusal.hpp"
#include "kernel/text.hpp"
#include "platform/csv/writer.hpp"
#include "platform/mail/mail.hpp"

namespace banso::dues {
namespace {

constexpr std::size_t kMostReminders = 1'000;
constexpr std::int64_t kMostExported = 20'000;
constexpr std::int64_t kEndless = 1'000'000;

std::pair<std::int64_t, std::int64_t> days_of(ArrearsAge age) {
  switch (age) {
    case ArrearsAge::days_30:
      return {1, 30};
    case ArrearsAge::days_90:
      return {31, 90};
    case ArrearsAge::days_180:
      return {91, 180};
    case ArrearsAge::days_365:
      return {181, 365};
    case ArrearsAge::older:
      return {366, kEndless};
    case ArrearsAge::all:
      break;
  }
  return {1, kEndless};
}

store::ArrearsConditions conditions_of(const ArrearsFilter& filter, Date today) {
  store::ArrearsConditions conditions;
  conditions.today = today;
  std::tie(conditions.days_from, conditions.days_to) = days_of(filter.age);
  if (const std::string_view typed = trim(filter.q); !typed.empty()) {
    conditions.name_pattern = "%" + fold_name(typed) + "%";
    conditions.number_pattern = nfkc(typed) + "%";
  }
  conditions.sort = boost::describe::enum_to_string(filter.sort, "");
  return conditions;
}

ArrearsItem item_of(const store::ArrearsRow& row) {
  return {row.member_id,     row.member_number,    row.member_name,  row.charge_ids,
          row.oldest_due_on, row.days_late,        row.open_yen,     row.years,
          row.reminders,     row.last_reminded_at, row.standing_note};
}

std::string mail_text(const PaperDocument& paper) {
  std::string text = fmt::format(
      "{}"
      "　様\n\n平素より当所の事業にご理解とご協力を賜り、厚くお礼申し上げます。\n次の会費等のお支払いがまだ確"
      "認できて"
      "おりません。\n\n",
      paper.to.name);
  for (const PaperLine& line : paper.lines)
    text += fmt::format("・{}　{}\n", line.title, yen(line.amount_yen));
  text += fmt::format("\n合計　{}\n\n", yen(paper.total_yen));
  for (const std::string& words : paper.how_to_pay) text += words + "\n";
  text +=
      "\n行き違いですでにお支払い済みの場合は、ご容赦ください。\nお支払いが難しいときは、分割などのご相談を承"
      "ります。\n";
  text += fmt::format("\n{}\n", paper.from.name);
  if (!paper.from.phone.empty()) text += fmt::format("電話 {}\n", paper.from.phone);
  return text;
}

class Reminding {
 public:
  Reminding(http::Call& call, std::int64_t organization_id, ReminderChannel channel)
      : call_(call),
        organization_id_(organization_id),
        channel_(channel),
        maker_(call.tx, organization_id, call.now, call.caller.user_id) {}

  void remind(const membership::Member& member, const std::vector<std::int64_t>& charge_ids) {
    const std::string name = member.fields.name;
    if (channel_ == ReminderChannel::mail && !member.fields.email) {
      result_.skipped.push_back(name + ": メールアドレスが登録されていません");
      return;
    }
    if (channel_ == ReminderChannel::letter && !member.fields.address && !member.fields.mailing_address) {
      result_.skipped.push_back(name + ": 住所が登録されていません");
      return;
    }
    const std::int64_t paper_id = maker_.reminder(member.member_id, charge_ids);
    const PaperDocument paper = store::find_papers(call_.tx, organization_id_, {paper_id}).front().document;
    if (channel_ == ReminderChannel::mail) {
      mail::send(call_.tx, call_.now,
                 {std::string(*member.fields.email), fmt::format("会費納入のお願い（{}）", paper.from.name),
                  mail_text(paper)});
    } else {
      letters_.push_back(paper_id);
    }
    store::add_reminder(call_.tx, organization_id_, member.member_id, channel_, charge_ids, paper.total_yen,
                        paper_id, call_.now, call_.caller.user_id);
    ++result_.sent;
  }

  DuesRemindersResult finish() {
    if (!letters_.empty()) {
      result_.bundle =
          begin_bundle(call_, organization_id_, fmt::format("会費納入のお願い {}件", letters_.size()),
                       std::nullopt, letters_);
    }
    return std::move(result_);
  }

 private:
  http::Call& call_;
  const std::int64_t organization_id_;
  const ReminderChannel channel_;
  PaperMaker maker_;
  std::vector<std::int64_t> letters_;
  DuesRemindersResult result_;
};

}  // namespace

ArrearsPage list_arrears(http::Call& call, const ArrearsQuery& query) {
  const std::int64_t organization_id = chamber_of(call);
  const auto rows = store::list_arrears(call.tx, organization_id, conditions_of(query, jst_date(call.now)),
                                        query.per_page, query.offset());
  ArrearsPage page;
  page.page = query.page;
  page.per_page = query.per_page;
  for (const auto& row : rows) page.items.push_back(item_of(row));
  if (!rows.empty()) {
    page.total = rows.front().total;
    page.total_open_yen = rows.front().total_open_yen;
  }
  note(call, organization_id, "arrears.list", "arrears", query.page);
  return page;
}

http::Response export_arrears(http::Call& call, const ArrearsFilter& filter) {
  const std::int64_t organization_id = chamber_of(call);
  const auto rows = store::list_arrears(call.tx, organization_id, conditions_of(filter, jst_date(call.now)),
                                        kMostExported, 0);
  note(call, organization_id, "arrears.export", "arrears", 0, {{"rows", rows.size()}});
  csv::Writer writer(csv::OutputEncoding::kUtf8Bom);
  writer.row({"会員番号", "事業所名", "未納額", "最も古い納入期限", "経過日数", "年度数", "督促の回数",
              "会員権の扱い"});
  for (const auto& row : rows) {
    writer.row({row.member_number, row.member_name, std::to_string(row.open_yen),
                format_date(row.oldest_due_on), std::to_string(row.days_late), std::to_string(row.years),
                std::to_string(row.reminders), row.standing_note.value_or("")});
  }
  return http::download(writer.take(), "text/csv; charset=utf-8",
                        fmt::format("会費の滞納_{}.csv", format_date(jst_date(call.now))));
}

DuesRemindersResult send_reminders(http::Call& call, const DuesRemindersInput& input) {
  const std::int64_t organization_id = chamber_of(call);
  if (input.member_ids.empty() || input.member_ids.size() > kMostReminders) {
    throw Refused(RefusalCode::kTooLarge, "dues.too_many_reminders",
                  fmt::format("督促する会員を1件から{}件まで選んでください。", with_commas(kMostReminders)));
  }
  std::map<std::int64_t, std::vector<std::int64_t>> overdue;
  ArrearsFilter everybody;
  for (auto& row : store::list_arrears(call.tx, organization_id, conditions_of(everybody, jst_date(call.now)),
                                       kMostExported, 0)) {
    overdue.emplace(row.member_id, std::move(row.charge_ids));
  }
  Reminding reminding(call, organization_id, input.channel);
  DuesRemindersResult nothing_due;
  for (const membership::Member& member :
       membership::find_members(call.tx, organization_id, input.member_ids)) {
    if (const auto late = overdue.find(member.member_id); late != overdue.end()) {
      reminding.remind(member, late->second);
    } else {
      nothing_due.skipped.push_back(std::string(member.fields.name) + ": 期限を過ぎた未納がありません");
    }
  }
  DuesRemindersResult result = reminding.finish();
  result.skipped.insert(result.skipped.end(), nothing_due.skipped.begin(), nothing_due.skipped.end());
  note(call, organization_id, "reminder.send", "reminders", result.sent,
       {{"channel", boost::describe::enum_to_string(input.channel, "")}});
  return result;
}

}  // namespace banso::dues
