#include "contexts/ledger/context.hpp"

#include "contexts/ledger/http/routes.hpp"
#include "contexts/ledger/pages/link_pages.hpp"
#include "contexts/ledger/store/rows.hpp"
#include "contexts/ledger/usecases/answering.hpp"
#include "contexts/ledger/usecases/send.hpp"
#include "contexts/ledger/usecases/shapes.hpp"

namespace banso::ledger {

using identity::Role;

namespace {

/// An answer stands in the member's history of contacts as well.
void note_contact(db::Tx& tx, const outbox::Event& event, Services&) {
  const auto number = [&](std::string_view key) { return event.payload.at(key).to_number<std::int64_t>(); };
  const auto target = store::find_target(tx, number("organization_id"), number("target_id"));
  if (!target || !target->member_id) return;
  const bool unchanged = event.payload.at("unchanged").as_bool();
  const bool web =
      target->answer_channel != AnswerChannel::paper && target->answer_channel != AnswerChannel::counter;
  membership::NewContact contact;
  contact.kind = web ? membership::ContactKind::web : membership::ContactKind::letter;
  contact.happened_at = event.occurred_at;
  contact.summary = unchanged ? "法定台帳の確認に回答（変更なし）" : "法定台帳の確認に回答（変更あり）";
  contact.reference = "ledger:" + std::to_string(number("answer_id"));
  membership::add_contact(tx, target->organization_id, *target->member_id, contact, event.occurred_at);
}

}  // namespace

void register_context(http::Api& api, identity::Permissions& permissions, jobs::Queue& queue,
                      outbox::Bus& bus, [[maybe_unused]] const config::Config& config) {
  permissions.grant(kRead, {Role::org_admin, Role::advisor, Role::staff});
  permissions.grant(kWrite, {Role::org_admin, Role::advisor, Role::staff});
  permissions.grant(kSettingWrite, {Role::org_admin});
  register_round_routes(api);
  register_target_routes(api);
  register_send_jobs(queue);
  bus.subscribe(kAnswered, "ledger.note_contact", note_contact);
}

void add_pages(http::Router& router) {
  add_link_pages(router);
}

}  // namespace banso::ledger
