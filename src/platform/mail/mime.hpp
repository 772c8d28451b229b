// Mails as they travel: RFC 5322 headers, RFC 2047 words for Japanese in them, a base64 body. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "kernel/date.hpp"

namespace banso::mail {

/// Whether the text can stand as one mail address in an envelope and in a header: printable ASCII, one @ with
/// something on both sides, nothing that means more to a mail program (spaces, <>, quotes, commas, control
/// characters); at most 254 characters. Narrower than RFC 5321 on purpose.
bool is_address(std::string_view text);

/// Whether the text can stand in a header: valid UTF-8, not empty, one line, no control characters, at most
/// 200 characters.
bool is_header_text(std::string_view text);

/// Whether the text can stand as a link in a header: http or https, printable ASCII without <>, at most 300
/// characters.
bool is_link(std::string_view text);

/// A sender: 「Banso <no-reply@example.jp>」 or only the address.
struct Sender {
  std::string name;  ///< may be empty
  std::string address;
};
/// @return nothing if there is no usable address in it.
std::optional<Sender> parse_sender(std::string_view text);

/// A header value in ASCII: unchanged if it is plain, else as RFC 2047 words of at most 75 characters, folded
/// at
/// 76. No word cuts a character in two. @param indent how many characters stand before it on its line
std::string encode_header(std::string_view text, std::size_t indent);

/// "Sat, 21 Nov 2026 09:00:00 +0900": Japanese time, for the Date header.
std::string format_mail_date(Instant instant);

struct Letter {
  Sender from;
  std::string to;
  std::string subject;
  std::string text;        ///< UTF-8, lines end with \n
  std::string message_id;  ///< without <>: unique for ever, the same at each try
  Instant date;
  std::optional<std::string> html{};             ///< the same text for programs that show HTML
  std::optional<std::string> reply_to{};         ///< an address
  std::optional<std::string> unsubscribe_url{};  ///< a link: RFC 8058
};

/// The whole mail, ready to be sent: lines of at most 78 characters ending with CRLF.
/// @throws std::logic_error if an address or the subject could not stand in a header.
std::string compose(const Letter& letter);

}  // namespace banso::mail
