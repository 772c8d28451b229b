#include "platform/mail/mime.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "kernel/text.hpp"

namespace banso::mail {
namespace {

constexpr std::size_t kLine = 76;
constexpr std::string_view kWordBegin = "=?UTF-8?B?";
constexpr std::string_view kWordEnd = "?=";

std::string base64(std::string_view bytes) {
  std::string out(sodium_base64_ENCODED_LEN(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(out.data(), out.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                    bytes.size(), sodium_base64_VARIANT_ORIGINAL);
  out.pop_back();  // sodium ends it with a NUL
  return out;
}

bool is_plain(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; }) &&
         text.find("=?") == std::string_view::npos;
}

/// How many bytes become one encoded word of at most `room` characters.
std::size_t bytes_that_fit(std::size_t room) {
  const std::size_t frame = kWordBegin.size() + kWordEnd.size();
  return room < frame + 4 ? 0 : (room - frame) / 4 * 3;
}

std::string crlf(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 32);
  for (const char c : text) {
    if (c == '\r') continue;
    if (c == '\n') out += '\r';
    out += c;
  }
  return out;
}

std::string base64_lines(std::string_view bytes) {
  const std::string encoded = base64(bytes);
  std::string out;
  for (std::size_t i = 0; i < encoded.size(); i += kLine) {
    out += encoded.substr(i, kLine);
    out += "\r\n";
  }
  return out;
}

std::string mailbox(const Sender& sender) {
  if (sender.name.empty()) return sender.address;
  // A plain name goes in quotes: it may hold commas or dots, which would mean something there.
  std::string name;
  if (is_plain(sender.name)) {
    name = '"';
    for (const char c : sender.name) {
      if (c == '"' || c == '\\') name += '\\';
      name += c;
    }
    name += '"';
  } else {
    name = encode_header(sender.name, std::string_view("From: ").size());
  }
  return fmt::format("{}\r\n <{}>", name, sender.address);
}

}  // namespace

bool is_address(std::string_view text) {
  if (text.size() < 3 || text.size() > 254) return false;
  const auto at = text.find('@');
  if (at == std::string_view::npos || at == 0 || at > 64 || at + 1 == text.size()) return false;
  if (text.find('@', at + 1) != std::string_view::npos) return false;
  constexpr std::string_view kMeaningful = "<>()[]\\,;:\"";
  return std::all_of(text.begin(), text.end(), [&](char c) {
    return c > ' ' && c <= '~' && kMeaningful.find(c) == std::string_view::npos;
  });
}

bool is_header_text(std::string_view text) {
  if (trim(text).empty() || !is_valid_utf8(text) || count_code_points(text) > 200) return false;
  return std::none_of(text.begin(), text.end(),
                      [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7f'; });
}

bool is_link(std::string_view text) {
  if (text.size() > 300 || (!text.starts_with("https://") && !text.starts_with("http://"))) return false;
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return c > ' ' && c <= '~' && c != '<' && c != '>' && c != ','; });
}

std::optional<Sender> parse_sender(std::string_view text) {
  text = trim(text);
  const auto open = text.rfind('<');
  if (open == std::string_view::npos) {
    if (!is_address(text)) return std::nullopt;
    return Sender{"", std::string(text)};
  }
  if (!text.ends_with('>')) return std::nullopt;
  const std::string_view address = text.substr(open + 1, text.size() - open - 2);
  std::string_view name = trim(text.substr(0, open));
  if (name.size() >= 2 && name.front() == '"' && name.back() == '"') name = name.substr(1, name.size() - 2);
  if (!is_address(address) || (!name.empty() && !is_header_text(name))) return std::nullopt;
  return Sender{std::string(name), std::string(address)};
}

std::string encode_header(std::string_view text, std::size_t indent) {
  if (is_plain(text) && text.size() + indent <= kLine) return std::string(text);
  std::string out;
  while (!text.empty()) {
    const std::size_t room = bytes_that_fit(kLine - 1 - std::min(indent, kLine - 1));
    std::size_t take = std::min(room, text.size());
    while (take > 0 && take < text.size() && (static_cast<unsigned char>(text[take]) & 0xC0) == 0x80) --take;
    if (take > 0) {
      out += fmt::format("{}{}{}", kWordBegin, base64(text.substr(0, take)), kWordEnd);
      text.remove_prefix(take);
    }
    if (!text.empty()) out += "\r\n ";
    indent = 1;
  }
  return out;
}

std::string format_mail_date(Instant instant) {
  using namespace std::chrono;
  constexpr std::array kDays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                               "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto local = floor<seconds>(instant + hours(9));
  const auto day = floor<days>(local);
  const year_month_day date(day);
  const hh_mm_ss time(local - day);
  return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} +0900", kDays[weekday(day).c_encoding()],
                     static_cast<unsigned>(date.day()), kMonths[static_cast<unsigned>(date.month()) - 1],
                     static_cast<int>(date.year()), time.hours().count(), time.minutes().count(),
                     time.seconds().count());
}

std::string compose(const Letter& letter) {
  if (!is_address(letter.to) || !is_address(letter.from.address))
    throw std::logic_error("not a mail address");
  if (!is_header_text(letter.subject)) throw std::logic_error("not a mail subject");
  if (!letter.from.name.empty() && !is_header_text(letter.from.name)) throw std::logic_error("not a sender");
  std::string out;
  const auto header = [&](std::string_view name, std::string_view value) {
    out += fmt::format("{}: {}\r\n", name, value);
  };
  header("From", mailbox(letter.from));
  header("To", letter.to);
  header("Subject", encode_header(letter.subject, std::string_view("Subject: ").size()));
  header("Date", format_mail_date(letter.date));
  header("Message-ID", fmt::format("<{}>", letter.message_id));
  header("MIME-Version", "1.0");
  if (letter.reply_to) {
    if (!is_address(*letter.reply_to)) throw std::logic_error("not a mail address");
    header("Reply-To", *letter.reply_to);
  }
  if (letter.unsubscribe_url) {
    if (!is_link(*letter.unsubscribe_url)) throw std::logic_error("not a link");
    header("List-Unsubscribe", fmt::format("<{}>", *letter.unsubscribe_url));
    header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
  }
  // Asks out-of-office programs not to answer (RFC 3834).
  header("Auto-Submitted", "auto-generated");
  header("Content-Language", "ja");
  const auto part = [&](std::string_view type, std::string_view words) {
    header("Content-Type", type);
    header("Content-Transfer-Encoding", "base64");
    out += "\r\n";
    std::string text = crlf(words);
    if (!text.ends_with("\r\n")) text += "\r\n";
    out += base64_lines(text);
  };
  if (!letter.html) {
    part("text/plain; charset=UTF-8", letter.text);
    return out;
  }
  // Base64 has no "=_", so the boundary cannot stand in a part.
  constexpr std::string_view kBoundary = "=_banso_part";
  header("Content-Type", fmt::format("multipart/alternative; boundary=\"{}\"", kBoundary));
  out += fmt::format("\r\n--{}\r\n", kBoundary);
  part("text/plain; charset=UTF-8", letter.text);
  out += fmt::format("--{}\r\n", kBoundary);
  part("text/html; charset=UTF-8", *letter.html);
  out += fmt::format("--{}--\r\n", kBoundary);
  return out;
}

}  // namespace banso::mail
