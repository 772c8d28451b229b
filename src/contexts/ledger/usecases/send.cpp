#include "contexts/ledger/usecases/send.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>

#include "contexts/ledger/pdf/letters.hpp"
#include "contexts/ledger/rules/amounts.hpp"
#include "platform/db/pool.hpp"
#include "platform/db/statement.hpp"
#include "platform/files/clean_up.hpp"
#include "platform/files/store.hpp"
#include "platform/identity/api.hpp"
#include "platform/identity/personal_link.hpp"
#include "platform/mail/mail.hpp"
#include "platform/services.hpp"
#include "platform/workflow/history.hpp"

namespace banso::ledger {
namespace {

using Id = std::int64_t;
using Ids = std::vector<Id>;

struct Batch {
  Id organization_id = 0;
  Id batch_id = 0;
  Id round_id = 0;
  BatchKind kind{};
  bool reminder = false;
  BatchState state{};
  Ids target_ids;
  Id targets = 0;
  Id pages = 0;
  std::optional<std::string> file_key;
  Id file_size = 0;
  std::string message;
  std::optional<Id> job_id;
  Instant created_at{};
  std::optional<Instant> finished_at;
};
BOOST_DESCRIBE_STRUCT(Batch, (),
                      (organization_id, batch_id, round_id, kind, reminder, state, target_ids, targets, pages,
                       file_key, file_size, message, job_id, created_at, finished_at))
struct OldFile {
  Id organization_id = 0;
  Id batch_id = 0;
  std::string file_key;
};
BOOST_DESCRIBE_STRUCT(OldFile, (), (organization_id, batch_id, file_key))

const db::Query<Id, Id, Id, std::optional<Ids>, BatchKind, bool> kChooseToSend{"ledger.choose_to_send"};
const db::Query<Id, Id, Id, BatchKind, bool, Ids, Instant, Id> kAddBatch{"ledger.add_batch"};
const db::Command<Id, Id, Id> kNoteJob{"ledger.note_batch_job"};
const db::Query<Batch, Id, Id> kFindBatch{"ledger.find_batch"};
const db::Query<BatchItem, Id, Id> kListBatches{"ledger.list_batches"};
const db::Command<Id, Id, BatchState, Id, std::optional<std::string>, Id, std::string, std::optional<Instant>>
    kFinishBatch{"ledger.finish_batch"};
const db::Query<store::Target, Id, Ids> kTargetsToSend{"ledger.targets_to_send"};
const db::Command<Id, std::optional<Id>, std::string, Ids, std::vector<std::string>, Instant, Instant>
    kAddLinks{"ledger.add_links"};
const db::Command<Id, Id, Instant> kRevokeOfBatch{"ledger.revoke_links_of_batch"};
const db::Command<Id, Ids, Instant, bool> kMarkSent{"ledger.mark_sent"};
const db::Query<OldFile, Instant> kOldFiles{"ledger.old_batch_files"};
const db::Command<Id, Id> kForgetFile{"ledger.forget_batch_file"};

constexpr std::size_t kPortion = 200;
constexpr Id kLargestFile = 2'000'000'000;
constexpr auto kLinkGrace = std::chrono::days(28);
constexpr auto kFileKept = std::chrono::days(30);

files::Store files_of(const Services& services) {
  return files::Store(files::store_folder(services.config.var_dir));
}

Ids chosen(http::Call& call, Id organization_id, Id round_id, const BatchInput& input) {
  membership::must_work_for(call, organization_id);
  const Round round = store::existing_round(call.tx, organization_id, round_id);
  if (round.state != RoundState::open) {
    throw Refused(RefusalCode::kConflict, "ledger.round_not_open",
                  "受付を始めてから送ってください。受付中でないと、リンクを開いても回答できません。");
  }
  return kChooseToSend.all(call.tx, organization_id, round_id, input.target_ids, input.kind, input.reminder);
}

LetterHead head_of(db::Tx& tx, const Services& services, const Round& round, const Batch& batch) {
  const Setting setting = store::find_setting(tx, round.organization_id);
  const auto chamber = identity::find_organization(tx, round.organization_id);
  LetterHead head;
  head.title = round.title;
  head.chamber = chamber ? chamber->name : "";
  const auto sender = membership::settings_of(tx, round.organization_id);
  if (sender.sender_name) head.chamber = *sender.sender_name;
  if (sender.sender_post_code) head.sender_post_code = *sender.sender_post_code;
  if (sender.sender_address) head.sender_address = *sender.sender_address;
  head.contact = setting.contact;
  if (head.contact.empty() && sender.sender_phone) head.contact = "電話 " + std::string(*sender.sender_phone);
  head.letter_text = round.letter_text;
  head.public_url = services.config.public_url;
  head.base_day = round.base_day;
  head.deadline = round.deadline;
  head.issued_on = jst_date(services.clock());
  head.reminder = batch.reminder;
  if (round.asks_levy) head.levy_text = round.levy_text;
  return head;
}

std::string with_gap(const std::string& left, const std::string& right) {
  return left.empty() || right.empty() ? left + right : left + "　" + right;
}

Letter letter_of(const store::Target& target, const std::string& token) {
  const membership::MemberFields held = store::fields_of(target.snapshot);
  const auto text = [&](std::string_view key) { return membership::field_text(held, key); };
  Letter letter;
  letter.target_id = target.target_id;
  letter.post_code = target.post_code;
  letter.address = target.address;
  letter.name = target.name;
  const std::string person = with_gap(text("representative_position"), text("representative_name"));
  if (!text("representative_name").empty()) letter.attention = person + "　様";
  letter.token = token;
  letter.question = target.question;
  for (std::size_t i = 0; i < kLetterItems.size(); ++i) {
    const std::string_view key = kLetterItems[i].key;
    std::string& out = letter.held[i];
    if (key == "representative") {
      out = person;
    } else if (key == "phone") {
      out = text("phone") + (held.fax ? "・FAX " + text("fax") : "");
    } else if (key == "places") {
      for (const auto& place : held.places) out += (out.empty() ? "" : "、") + std::string(place.name);
    } else {
      out = text(key);
    }
  }
  if (target.levy_yen > 0) letter.levy = fmt::format("年額 {}円", with_commas(target.levy_yen));
  return letter;
}

mail::Message mail_of(const LetterHead& head, const store::Target& target, const std::string& token) {
  std::string text = fmt::format("{}\n", target.name);
  if (const auto name = membership::field_text(store::fields_of(target.snapshot), "representative_name");
      !name.empty())
    text += name + " 様\n";
  text += "\n";
  if (head.reminder)
    text += "先にお願いした件について、まだご回答をいただいていません。行き違いのときはお許しください。\n\n";
  if (!target.question.empty())
    text += fmt::format("ご回答について、次の点を教えてください。\n――――\n{}\n――――\n\n", target.question);
  text +=
      head.letter_text.empty()
          ? fmt::format(
                "商工会議所法にもとづく台帳の記載事項を、年に一度お確かめいただいています（{}の内容）。\n",
                japanese_era(head.base_day))
          : head.letter_text + "\n";
  text += fmt::format(
      "\n次のページを開くと、登録されている内容が表示されます。変わりがなければ「変更ありません」を押すだけで"
      "す。番号"
      "やパスワードはいりません。\n\n{}\n\n回答の期限: "
      "{}\n\nこのリンクはあなたの事業所だけのものです。ほかの人に転送"
      "しないでください。\n\n{}\n{}\n",
      letter_link(head.public_url, token), japanese_era(head.deadline), head.chamber, head.contact);
  return {target.email, (head.reminder ? "【再度のお願い】" : "") + head.title, text};
}

/// New links for these targets. @return their tokens
std::vector<std::string> add_links(db::Tx& tx, const Batch& batch, const Round& round, const Ids& target_ids,
                                   Instant now) {
  std::vector<std::string> tokens;
  std::vector<std::string> hashes;
  for (std::size_t i = 0; i < target_ids.size(); ++i) {
    identity::PersonalLink link = identity::new_personal_link();
    tokens.push_back(std::move(link.token));
    hashes.push_back(std::move(link.hash));
  }
  kAddLinks.run(tx, batch.organization_id, batch.batch_id,
                batch.kind == BatchKind::letters ? "letter" : "mail", target_ids, hashes, now,
                link_expiry(round, now));
  return tokens;
}

void note_sent(db::Tx& tx, const Batch& batch, const std::vector<store::Target>& targets, Instant now,
               std::optional<Id> user_id) {
  Ids ids;
  const std::string_view roles[] = {kStaff};
  for (const store::Target& target : targets) {
    const auto decision = workflow::decide(target_machine(), word_of(target.state), "send", roles, {});
    if (!decision.step) continue;  // answered while the batch waited: nothing to note
    ids.push_back(target.target_id);
    workflow::record_step(tx, {target_machine(), batch.organization_id, target.target_id}, *decision.step,
                          fmt::format("{}{}", batch.kind == BatchKind::letters ? "手紙" : "メール",
                                      batch.reminder ? "（再度のお願い）" : ""),
                          {user_id, now});
  }
  kMarkSent.run(tx, batch.organization_id, ids, now, batch.reminder);
}

class Sender {
 public:
  Sender(jobs::Run& job, Batch batch) : job_(job), services_(job.services()), batch_(std::move(batch)) {}

  boost::json::value run() {
    const Instant now = services_.clock();
    // What an interrupted run has printed was never handed out.
    in_tx([&](db::Tx& tx) {
      round_ = store::existing_round(tx, batch_.organization_id, batch_.round_id);
      head_ = head_of(tx, services_, round_, batch_);
      if (batch_.kind == BatchKind::letters)
        kRevokeOfBatch.run(tx, batch_.organization_id, batch_.batch_id, now);
      kFinishBatch.run(tx, batch_.organization_id, batch_.batch_id, BatchState::running, 0, std::nullopt, 0,
                       "", std::nullopt);
    });
    return batch_.kind == BatchKind::letters ? print(now) : mail(now);
  }

 private:
  template <class Work>
  void in_tx(Work&& work) {
    db::in_tx(services_.pool, {.settings = jobs::as_system()}, [&](db::Tx& tx) {
      work(tx);
      return 0;
    });
  }

  template <class Take>
  bool each_portion(Take&& take) {
    for (std::size_t begin = 0; begin < batch_.target_ids.size(); begin += kPortion) {
      if (job_.cancelled()) return false;
      const auto end = std::min(begin + kPortion, batch_.target_ids.size());
      const Ids ids(batch_.target_ids.begin() + static_cast<std::ptrdiff_t>(begin),
                    batch_.target_ids.begin() + static_cast<std::ptrdiff_t>(end));
      take(ids);
      job_.report({static_cast<Id>(end), static_cast<Id>(batch_.target_ids.size()), "件",
                   batch_.kind == BatchKind::letters ? "手紙を作っています" : "メールを送っています"});
    }
    return true;
  }

  boost::json::value print(Instant now) {
    files::Store store = files_of(services_);
    const auto folder = std::filesystem::path(services_.config.var_dir) / "tmp";
    std::filesystem::create_directories(folder);
    const auto path = folder / fmt::format("letters-{}-{}.pdf", batch_.batch_id, job_.job_id());
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    LetterPrinter printer(head_, [&](std::string_view bytes) {
      file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    });
    const bool whole = each_portion([&](const Ids& ids) {
      in_tx([&](db::Tx& tx) {
        const auto targets = kTargetsToSend.all(tx, batch_.organization_id, ids);
        Ids order;
        for (const auto& target : targets) order.push_back(target.target_id);
        const auto tokens = add_links(tx, batch_, round_, order, now);
        for (std::size_t i = 0; i < targets.size(); ++i) printer.add(letter_of(targets[i], tokens[i]));
      });
    });
    if (!whole) {
      std::filesystem::remove(path);
      return give_up("取り消されました。", now);
    }
    const Id pages = printer.pages();
    printer.finish();
    file.close();
    if (!file) throw std::runtime_error("the letters could not be written to disk");
    const files::Stored stored = store.take_over(path, "ledger", kLargestFile);
    in_tx([&](db::Tx& tx) {
      files::remove_unless_committed(tx, store, stored.key);
      for (std::size_t begin = 0; begin < batch_.target_ids.size(); begin += kPortion) {
        const auto end = std::min(begin + kPortion, batch_.target_ids.size());
        note_sent(tx, batch_,
                  kTargetsToSend.all(tx, batch_.organization_id,
                                     Ids(batch_.target_ids.begin() + static_cast<std::ptrdiff_t>(begin),
                                         batch_.target_ids.begin() + static_cast<std::ptrdiff_t>(end))),
                  now, job_.started_by_user_id());
      }
      kFinishBatch.run(tx, batch_.organization_id, batch_.batch_id, BatchState::done, pages, stored.key,
                       stored.size, "", services_.clock());
    });
    return {{"letters", static_cast<Id>(batch_.target_ids.size())}, {"pages", pages}};
  }

  boost::json::value mail(Instant now) {
    Id sent = 0;
    // A portion is a transaction: what was sent is marked as sent, and a second run leaves it out.
    const bool whole = each_portion([&](const Ids& ids) {
      in_tx([&](db::Tx& tx) {
        auto targets = kTargetsToSend.all(tx, batch_.organization_id, ids);
        std::erase_if(targets, [&](const store::Target& target) {
          const auto& last = batch_.reminder ? target.reminded_at : target.sent_at;
          return target.email.empty() || (last && *last >= batch_.created_at);
        });
        Ids order;
        for (const auto& target : targets) order.push_back(target.target_id);
        const auto tokens = add_links(tx, batch_, round_, order, now);
        for (std::size_t i = 0; i < targets.size(); ++i)
          mail::send(tx, now, mail_of(head_, targets[i], tokens[i]));
        note_sent(tx, batch_, targets, now, job_.started_by_user_id());
        sent += static_cast<Id>(targets.size());
      });
    });
    if (!whole) return give_up("途中で取り消されました。送ったものは送付済みになっています。", now);
    in_tx([&](db::Tx& tx) {
      kFinishBatch.run(tx, batch_.organization_id, batch_.batch_id, BatchState::done, 0, std::nullopt, 0, "",
                       services_.clock());
    });
    return {{"mails", sent}};
  }

  boost::json::value give_up(const std::string& message, Instant now) {
    in_tx([&](db::Tx& tx) {
      kFinishBatch.run(tx, batch_.organization_id, batch_.batch_id, BatchState::failed, 0, std::nullopt, 0,
                       message, now);
    });
    return {{"message", message}};
  }

  jobs::Run& job_;
  Services& services_;
  const Batch batch_;
  Round round_;
  LetterHead head_;
};

boost::json::value send_batch(jobs::Run& job) {
  const Id organization_id = job.payload().at("organization_id").to_number<Id>();
  const Id batch_id = job.payload().at("batch_id").to_number<Id>();
  const auto batch = db::in_tx(job.services().pool, {.settings = jobs::as_system()},
                               [&](db::Tx& tx) { return kFindBatch.maybe(tx, organization_id, batch_id); });
  if (!batch) return {{"message", "この送付は、もうありません。"}};
  if (batch->state == BatchState::done) return {{"message", "済んでいます。"}};
  try {
    return Sender(job, *batch).run();
  } catch (...) {
    if (job.last_attempt()) {
      db::in_tx(job.services().pool, {.settings = jobs::as_system()}, [&](db::Tx& tx) {
        kFinishBatch.run(
            tx, organization_id, batch_id, BatchState::failed, 0, std::nullopt, 0,
            "作れませんでした。もう一度お試しください。続くときはシステム管理者に連絡してください。",
            job.services().clock());
        return 0;
      });
    }
    throw;
  }
}

/// Letters hold links: the files go a month after they were made.
boost::json::value forget_letters(jobs::Run& job) {
  files::Store store = files_of(job.services());
  Id forgotten = 0;
  db::in_tx(job.services().pool, {.settings = jobs::as_system()}, [&](db::Tx& tx) {
    for (const OldFile& file : kOldFiles.all(tx, job.services().clock() - kFileKept)) {
      store.remove(file.file_key);
      kForgetFile.run(tx, file.organization_id, file.batch_id);
      ++forgotten;
    }
    return 0;
  });
  return {{"files", forgotten}};
}

}  // namespace

Instant link_expiry(const Round& round, Instant now) {
  return std::max(jst_midnight(Date(std::chrono::sys_days(round.deadline) + kLinkGrace)),
                  Instant(now + kLinkGrace));
}

BatchPreview preview_batch(http::Call& call, Id organization_id, Id round_id, const BatchInput& input) {
  return {static_cast<Id>(chosen(call, organization_id, round_id, input).size())};
}

BatchItem create_batch(http::Call& call, Id organization_id, Id round_id, const BatchInput& input) {
  const Ids target_ids = chosen(call, organization_id, round_id, input);
  if (target_ids.empty()) {
    throw Refused(RefusalCode::kConflict, "ledger.nobody_to_send_to",
                  "送る相手がいません。対象の送り方（郵送・メール）と状態を確かめてください。");
  }
  const Id batch_id = kAddBatch.one(call.tx, organization_id, round_id, input.kind, input.reminder,
                                    target_ids, call.now, call.caller.user_id);
  const Id job_id = call.services.jobs.enqueue(
      call.tx, kSendJob,
      fmt::format("法定台帳の{}（{}件）", input.kind == BatchKind::letters ? "手紙を作る" : "メールを送る",
                  target_ids.size()),
      {{"organization_id", organization_id}, {"batch_id", batch_id}}, call.caller.user_id);
  kNoteJob.run(call.tx, organization_id, batch_id, job_id);
  record(call, "ledger.batch.create", "ledger_batch", batch_id, organization_id,
         {{"targets", static_cast<Id>(target_ids.size())}, {"reminder", input.reminder}});
  for (BatchItem& item : kListBatches.all(call.tx, organization_id, round_id)) {
    if (item.batch_id == batch_id) return std::move(item);
  }
  return {};
}

BatchList list_batches(http::Call& call, Id organization_id, Id round_id) {
  membership::must_work_for(call, organization_id);
  store::existing_round(call.tx, organization_id, round_id);
  return {kListBatches.all(call.tx, organization_id, round_id)};
}

http::Response batch_file(http::Call& call, Id organization_id, Id batch_id) {
  membership::must_work_for(call, organization_id);
  const auto batch = kFindBatch.maybe(call.tx, organization_id, batch_id);
  if (!batch || !batch->file_key) {
    throw Refused(
        RefusalCode::kNotFound, "ledger.no_letters",
        "この手紙のファイルはありません。手紙にはリンクが入っているため、作ってから30日で消しています。必要な"
        "ときは、もう一度作ってください。");
  }
  record(call, "ledger.letters.read", "ledger_batch", batch_id, organization_id);
  http::Response response =
      http::download("", "application/pdf", fmt::format("法定台帳の手紙_{}.pdf", batch_id));
  response.file = files_of(call.services).path_of(*batch->file_key);
  return response;
}

void register_send_jobs(jobs::Queue& queue) {
  queue.add_kind(
      {.name = kSendJob, .title = "法定台帳の手紙・メール", .attempts = 3, .permission = kRead, .every = {}},
      send_batch);
  queue.add_kind({.name = kForgetJob,
                  .title = "法定台帳の古い手紙を消す",
                  .attempts = 3,
                  .permission = kSettingWrite,
                  .every = "daily 03:40"},
                 forget_letters);
}

}  // namespace banso::ledger
