// Personal links: what a letter's QR code or a mail opens without signing in. A link is a random token; the
// database keeps its SHA-256 only, in a table of the context that sent it, beside when it expires and whether
// it was revoked. Row level security lets a request with the link see that link's rows:
//
//   create policy target_by_link on ledger.target for select using (exists (select from ledger.link l
//     where l.… and l.link_hash = decode(nullif(current_setting('app.link', true), ''), 'hex')));
//
// A page under a link answers unknown, malformed, expired and revoked alike: same words, same status, same
// statements. Its route is declared with kPersonalLinkRate.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "platform/db/tx.hpp"
#include "platform/http/route.hpp"

namespace banso::identity {

/// A token and what is stored of it.
struct PersonalLink {
  std::string token;  ///< 128 random bits as 26 characters of Crockford's base 32, for the paper or the mail
  std::string hash;   ///< its SHA-256 as PostgreSQL writes bytea ("\x…")
};

/// A new link.
PersonalLink new_personal_link();

/// The link that 32 hex digits stand for, where the random bits were drawn before (a form's submission id).
/// @throws std::logic_error for anything else
PersonalLink personal_link_of(std::string_view hex);

/// The token in somebody's typing: small letters, full width, spaces and hyphens are accepted, O is read as
/// 0, I and L as 1. @return nothing if it cannot be a token
std::optional<std::string> read_personal_link(std::string_view typed);

/// SHA-256 of the token as it is stored ("\x…"). What cannot be a token has a hash too, which nothing stored
/// equals, so that it takes the way of an unknown one.
std::string personal_link_hash(std::string_view typed);

/// The setting by which policies know the link: set it on the call's transaction before its first statement.
db::Settings link_settings(std::string_view typed);

/// The token as people type it from paper: "0ABCD-EFGHJ-KMNPQ-RSTVW-XYZ123".
std::string spaced_personal_link(std::string_view token);

/// How often one address may open pages under links: enough for an office that opens its letters together,
/// nothing against 128 bits.
inline constexpr http::RateLimit kPersonalLinkRate{.burst = 60, .per_minute = 60};

}  // namespace banso::identity
