// Random tokens: what the browser or the mail holds, and the hash that the database holds.
#pragma once

#include <string>
#include <string_view>

namespace banso::identity {

/// 256 random bits as 43 characters of base64url.
std::string new_token();

/// A token for another system: "banso_" and 256 random bits, so that leak scanners can recognise it.
std::string new_api_token();

/// SHA-256 of a token as PostgreSQL writes bytea ("\x…"). A fast hash is enough: the tokens cannot be
/// guessed.
std::string hash_token(std::string_view token);

/// What must come back in X-CSRF-Token: derived from the session token by HMAC, so that nothing more is
/// stored and the session token cannot be computed from it.
std::string csrf_token_of(std::string_view session_token);

/// HMAC-SHA256 of `message` as base64url; `key` of any length.
std::string derive(std::string_view key, std::string_view message);

/// base64url without padding (RFC 4648 §5).
std::string base64url(std::string_view bytes);

/// "\x…" as PostgreSQL writes bytea.
std::string bytea(std::string_view bytes);
/// The bytes of PostgreSQL's "\x…". @throws std::invalid_argument
std::string from_bytea(std::string_view text);

}  // namespace banso::identity
