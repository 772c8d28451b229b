#include "contexts/membership/api.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "contexts/membership/store/filter.hpp"
#include "contexts/membership/store/member_row.hpp"
#include "platform/db/statement.hpp"
#include "platform/outbox/bus.hpp"

namespace banso::membership {
namespace {

using Id = std::int64_t;
using store::MemberDocument;
using store::MemberRow;

/// Records that travel together: a few hundred kilobytes.
constexpr std::size_t kPortion = 500;
constexpr std::size_t kMostDuplicates = 10;

struct ChangeRow {
  Id member_id = 0;
  Id version = 0;
  std::string field;
  boost::json::value before;
  boost::json::value after;
};
BOOST_DESCRIBE_STRUCT(ChangeRow, (), (member_id, version, field, before, after))

struct NumberRow {
  std::string member_number;
  Id member_id = 0;
};
BOOST_DESCRIBE_STRUCT(NumberRow, (), (member_number, member_id))

struct LikelyRow {
  Id member_id = 0;
  std::optional<Id> business_id;
  Standing standing{};
  std::optional<std::string> member_number;
  std::string name;
  std::optional<std::string> address;
  std::optional<std::string> representative_name;
  std::string name_key;
  std::string kana_key;
  std::string representative_key;
  std::string address_key;
  std::string phone_key;
  std::optional<std::string> email;
};
BOOST_DESCRIBE_STRUCT(LikelyRow, (),
                      (member_id, business_id, standing, member_number, name, address, representative_name,
                       name_key, kana_key, representative_key, address_key, phone_key, email))

const db::Query<Id, Id> kNextMemberIds{"membership.next_member_ids"};
const db::Query<Id, Id, std::vector<MemberDocument>, Instant, std::optional<Id>> kAddMembers{
    "membership.add_members"};
const db::Query<Id, Id, std::vector<MemberDocument>, Instant, std::optional<Id>> kChangeMembers{
    "membership.change_members"};
const db::Command<Id, std::vector<ChangeRow>, std::string, std::optional<std::string>, Instant,
                  std::optional<Id>>
    kAddChanges{"membership.add_changes"};
const db::Query<MemberRow, Id, std::vector<Id>> kFindMembers{"membership.find_members"};
const db::Query<MemberRow, std::vector<Id>> kMembersOfBusiness{"membership.members_of_business"};
const db::Query<NumberRow, Id, std::vector<std::string>> kTakenNumbers{"membership.taken_numbers"};
const db::Query<LikelyRow, Id, std::optional<Id>, std::string, std::string, std::string, std::string,
                std::string, std::optional<std::string>>
    kLikelyMembers{"membership.likely_members"};

Member member_of(MemberRow&& row) {
  Member member;
  member.organization_id = row.organization_id;
  member.member_id = row.member_id;
  member.business_id = row.business_id;
  member.standing = row.standing;
  member.extra = std::move(row.extra);
  member.register_state = std::move(row.register_state);
  member.register_closed_on = row.register_closed_on;
  member.mail_failed_at = row.mail_failed_at;
  member.last_contact_at = row.last_contact_at;
  member.version = row.version;
  member.updated_at = row.updated_at;
  member.fields = std::move(static_cast<MemberFields&>(row));
  return member;
}

std::vector<Member> members_of(std::vector<MemberRow>&& rows) {
  std::vector<Member> members;
  members.reserve(rows.size());
  for (MemberRow& row : rows) members.push_back(member_of(std::move(row)));
  return members;
}

MemberDocument document_of(const MemberFields& fields) {
  MemberDocument document;
  static_cast<MemberFields&>(document) = fields;
  MemberKeys keys = keys_of(fields);
  document.name_key = std::move(keys.name_key);
  document.kana_key = std::move(keys.kana_key);
  document.representative_key = std::move(keys.representative_key);
  document.address_key = std::move(keys.address_key);
  document.phone_key = std::move(keys.phone_key);
  document.search_key = std::move(keys.search_key);
  return document;
}

Refused number_taken(std::string_view number) {
  return {RefusalCode::kConflict,
          "membership.number_taken",
          fmt::format("会員番号 {} は、ほかの記録が使っています。別の番号にしてください。", number),
          {{"/member_number", "taken", "この番号は使われています。"}}};
}

/// @throws Refused if a number belongs to another record, or to two of these
void must_have_free_numbers(db::Tx& tx, Id organization_id, const std::vector<MemberDocument>& documents) {
  std::map<std::string, Id> wanted;
  std::vector<std::string> numbers;
  for (const MemberDocument& document : documents) {
    if (!document.member_number) continue;
    if (!wanted.emplace(*document.member_number, document.member_id).second) {
      throw number_taken(*document.member_number);
    }
    numbers.push_back(*document.member_number);
  }
  if (numbers.empty()) return;
  for (const NumberRow& taken : kTakenNumbers.all(tx, organization_id, numbers)) {
    if (wanted.at(taken.member_number) != taken.member_id) throw number_taken(taken.member_number);
  }
}

void publish_changes(db::Tx& tx, Id organization_id, const std::vector<MemberDocument>& documents) {
  boost::json::array ids;
  for (const MemberDocument& document : documents) ids.emplace_back(document.member_id);
  outbox::publish(tx, kMembersChanged,
                  {{"organization_id", organization_id}, {"member_ids", std::move(ids)}});
}

boost::json::value word_of(Standing standing) {
  return boost::json::value(boost::describe::enum_to_string(standing, ""));
}

boost::json::value id_or_null(const std::optional<Id>& id) {
  return id ? boost::json::value(*id) : boost::json::value(nullptr);
}

std::vector<Id> add_portion(db::Tx& tx, Id organization_id, std::span<const NewMember> members,
                            const Source& source, Instant now) {
  const auto ids = kNextMemberIds.all(tx, static_cast<Id>(members.size()));
  std::vector<MemberDocument> documents;
  std::vector<ChangeRow> history;
  for (std::size_t i = 0; i < members.size(); ++i) {
    MemberDocument& document = documents.emplace_back(document_of(members[i].fields));
    document.member_id = ids[i];
    document.business_id = members[i].business_id;
    document.standing = members[i].standing;
    document.extra = members[i].extra;
    history.push_back({ids[i], 1, "standing", nullptr, word_of(members[i].standing)});
  }
  must_have_free_numbers(tx, organization_id, documents);
  if (kAddMembers.all(tx, organization_id, documents, now, source.user_id).size() != members.size()) {
    throw Refused(RefusalCode::kConflict, "membership.number_taken",
                  "会員番号がたった今ほかの記録に使われました。もう一度お試しください。");
  }
  kAddChanges.defer(tx, organization_id, history, source.source, source.reference, now, source.user_id);
  publish_changes(tx, organization_id, documents);
  return ids;
}

Refused not_found() {
  return {RefusalCode::kNotFound, "membership.member_not_found", "この会員の記録は見つかりません。"};
}

Refused somebody_was_faster(Id version) {
  return {RefusalCode::kPrecondition, "membership.member_changed",
          fmt::format("この記録は、ほかの画面で更新されています（版 {}）。最新の内容を読み込んで、変更を"
                      "もう一度保存してください。",
                      version)};
}

/// Writes down what the update changes of the record. @return whether anything differs
bool note_changes(const Member& member, const MemberUpdate& update, MemberDocument& document,
                  std::vector<ChangeRow>& history) {
  const std::size_t before = history.size();
  const MemberFields& fields = update.fields ? *update.fields : member.fields;
  document = document_of(fields);
  document.member_id = member.member_id;
  document.expected_version = member.version;
  document.standing = update.standing.value_or(member.standing);
  document.business_id = update.business_id.value_or(member.business_id);
  document.extra = nullptr;
  const auto note = [&](std::string_view field, boost::json::value old_value, boost::json::value new_value) {
    history.push_back({member.member_id, member.version + 1, std::string(field), std::move(old_value),
                       std::move(new_value)});
  };
  if (document.standing != member.standing)
    note("standing", word_of(member.standing), word_of(document.standing));
  if (document.business_id != member.business_id) {
    note("business_id", id_or_null(member.business_id), id_or_null(document.business_id));
  }
  if (update.fields) {
    for (const std::string_view key : changed_fields(member.fields, fields)) {
      note(key, field_value(member.fields, key), field_value(fields, key));
    }
  }
  bool differs = history.size() > before;
  if (update.extra && boost::json::value(*update.extra) != member.extra) {
    document.extra = *update.extra;
    differs = true;
  }
  return differs;
}

std::size_t update_portion(db::Tx& tx, Id organization_id, std::span<const MemberUpdate> updates,
                           const Source& source, Instant now) {
  std::vector<Id> ids;
  for (const MemberUpdate& update : updates) ids.push_back(update.member_id);
  std::map<Id, Member> stored;
  for (Member& member : find_members(tx, organization_id, ids))
    stored.emplace(member.member_id, std::move(member));
  std::vector<MemberDocument> documents;
  std::vector<ChangeRow> history;
  for (const MemberUpdate& update : updates) {
    const auto found = stored.find(update.member_id);
    if (found == stored.end()) throw not_found();
    if (found->second.version != update.expected_version) throw somebody_was_faster(found->second.version);
    MemberDocument document;
    if (note_changes(found->second, update, document, history)) documents.push_back(std::move(document));
  }
  if (documents.empty()) return 0;
  must_have_free_numbers(tx, organization_id, documents);
  if (kChangeMembers.all(tx, organization_id, documents, now, source.user_id).size() != documents.size()) {
    throw somebody_was_faster(documents.front().expected_version + 1);
  }
  if (!history.empty()) {
    kAddChanges.defer(tx, organization_id, history, source.source, source.reference, now, source.user_id);
  }
  publish_changes(tx, organization_id, documents);
  return documents.size();
}

}  // namespace

void must_work_for(const http::Call& call, Id organization_id) {
  if (call.caller.has_role_in(organization_id)) return;
  throw Refused(RefusalCode::kNotFound, "membership.not_your_organization",
                "この組織の記録は見つかりません。見られるのは、その組織の職員だけです。");
}

std::optional<Member> find_member(db::Tx& tx, Id organization_id, Id member_id) {
  auto row = kFindMembers.maybe(tx, organization_id, {member_id});
  if (!row) return std::nullopt;
  return member_of(std::move(*row));
}

std::vector<Member> find_members(db::Tx& tx, Id organization_id, std::span<const Id> member_ids) {
  return members_of(kFindMembers.all(tx, organization_id, {member_ids.begin(), member_ids.end()}));
}

std::vector<Member> members_of_business(db::Tx& tx, std::span<const Id> business_ids) {
  if (business_ids.empty()) return {};
  return members_of(kMembersOfBusiness.all(tx, {business_ids.begin(), business_ids.end()}));
}

void each_member(db::Tx& tx, Id organization_id, const MemberFilter& filter,
                 const std::function<void(const Member&)>& take, Instant now) {
  // Numbers are small; the records come in portions.
  const auto ids = store::all_matching(tx, organization_id, filter, now);
  for (std::size_t i = 0; i < ids.size(); i += kPortion) {
    const auto portion = std::span(ids).subspan(i, std::min(kPortion, ids.size() - i));
    for (const Member& member : find_members(tx, organization_id, portion)) take(member);
  }
}

Member create_member(db::Tx& tx, Id organization_id, const NewMember& member, const Source& source,
                     Instant now) {
  const auto ids = add_portion(tx, organization_id, {&member, 1}, source, now);
  return find_member(tx, organization_id, ids.front()).value();
}

std::vector<Id> create_members(db::Tx& tx, Id organization_id, std::span<const NewMember> members,
                               const Source& source, Instant now) {
  std::vector<Id> ids;
  ids.reserve(members.size());
  for (std::size_t i = 0; i < members.size(); i += kPortion) {
    const auto portion = members.subspan(i, std::min(kPortion, members.size() - i));
    for (const Id id : add_portion(tx, organization_id, portion, source, now)) ids.push_back(id);
  }
  return ids;
}

Member update_member(db::Tx& tx, Id organization_id, const MemberUpdate& update, const Source& source,
                     Instant now) {
  update_portion(tx, organization_id, {&update, 1}, source, now);
  return find_member(tx, organization_id, update.member_id).value();
}

Member update_member(db::Tx& tx, Id organization_id, Id member_id, Id expected_version,
                     const MemberFields& fields, const Source& source, Instant now) {
  MemberUpdate update;
  update.member_id = member_id;
  update.expected_version = expected_version;
  update.fields = fields;
  return update_member(tx, organization_id, update, source, now);
}

std::size_t update_members(db::Tx& tx, Id organization_id, std::span<const MemberUpdate> updates,
                           const Source& source, Instant now) {
  std::size_t changed = 0;
  for (std::size_t i = 0; i < updates.size(); i += kPortion) {
    changed += update_portion(tx, organization_id, updates.subspan(i, std::min(kPortion, updates.size() - i)),
                              source, now);
  }
  return changed;
}

std::vector<Duplicate> find_duplicates(db::Tx& tx, Id organization_id, const MemberFields& fields,
                                       std::optional<Id> business_id) {
  const Likeness wanted = likeness_of(fields, business_id);
  const MemberKeys& keys = wanted.keys;
  std::optional<std::string> email;
  if (fields.email) email = *fields.email;
  std::vector<Duplicate> found;
  for (LikelyRow& row :
       kLikelyMembers.all(tx, organization_id, business_id, keys.name_key, keys.kana_key,
                          keys.representative_key, keys.address_key, keys.phone_key, email)) {
    Likeness other;
    other.business_id = row.business_id;
    other.keys.name_key = std::move(row.name_key);
    other.keys.kana_key = std::move(row.kana_key);
    other.keys.representative_key = std::move(row.representative_key);
    other.keys.address_key = std::move(row.address_key);
    other.keys.phone_key = std::move(row.phone_key);
    other.email = row.email.value_or("");
    LikenessVerdict verdict = compare(wanted, other);
    if (verdict.score < kPossibleScore) continue;
    found.push_back({row.member_id, std::move(row.name), row.standing, std::move(row.member_number),
                     std::move(row.address), std::move(row.representative_name), verdict.score,
                     verdict.score >= kCertainScore, std::move(verdict.reasons)});
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Duplicate& a, const Duplicate& b) { return a.score > b.score; });
  if (found.size() > kMostDuplicates) found.resize(kMostDuplicates);
  return found;
}

}  // namespace banso::membership
