// What the personal links in a mailing open: leaving the list, and the tiny image.
#pragma once

#include "platform/http/call.hpp"
#include "platform/outbox/bus.hpp"

namespace banso::membership {

/// Published when somebody left the list by a link: {"organization_id", "mailing_id", "member_id"}.
inline constexpr const char* kUnsubscribed = "membership.unsubscribed";

/// The page that asks whether to stop. Unknown links get one that says so.
http::Response unsubscribe_page(http::Call& call);
/// Stops; the same answer however often. Mail programs send it by themselves (RFC 8058).
http::Response unsubscribe(http::Call& call);
/// A transparent image, whether the link is known or not.
http::Response open_image(http::Call& call);

/// Takes the permission for mails back, on behalf of the member.
void stop_mails(db::Tx& tx, const outbox::Event& event, Services& services);

}  // namespace banso::membership
