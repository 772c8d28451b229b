#include "platform/mail/smtp.hpp"

#include <curl/curl.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <mutex>
#include <stdexcept>

namespace banso::mail {
namespace {

constexpr long kConnectSeconds = 10;
constexpr long kAllSeconds = 60;

std::string_view host_of(std::string_view url) {
  if (const auto scheme = url.find("://"); scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
  url = url.substr(0, url.find('/'));
  if (url.starts_with('[')) return url.substr(1, url.find(']') - 1);
  return url.substr(0, url.find(':'));
}

bool is_this_machine(std::string_view host) {
  const bool number = host.find_first_not_of("0123456789.") == std::string_view::npos;
  return host == "localhost" || host == "::1" || (number && host.starts_with("127."));
}

/// What is left to send of a letter.
struct Rest {
  std::string_view text;
};

std::size_t read_rest(char* buffer, std::size_t size, std::size_t count, void* data) {
  auto& rest = *static_cast<Rest*>(data);
  const std::size_t take = std::min(size * count, rest.text.size());
  std::memcpy(buffer, rest.text.data(), take);
  rest.text.remove_prefix(take);
  return take;
}

long curl_encryption(Encryption encryption) {
  switch (encryption) {
    case Encryption::kNone:
      return CURLUSESSL_NONE;
    case Encryption::kIfOffered:
      return CURLUSESSL_TRY;
    case Encryption::kRequired:
      return CURLUSESSL_ALL;
  }
  return CURLUSESSL_ALL;
}

void initialise_curl_once() {
  static std::once_flag once;
  std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
}

}  // namespace

Encryption encryption_for(const SmtpServer& server) {
  if (server.url.starts_with("smtps://")) return Encryption::kRequired;
  if (is_this_machine(host_of(server.url))) return Encryption::kNone;
  return server.user.empty() ? Encryption::kIfOffered : Encryption::kRequired;
}

SmtpResult::Kind judge(bool exchanged, long answer) {
  if (exchanged) return SmtpResult::Kind::kAccepted;
  constexpr long kOurSetUp[] = {502, 503, 504, 523, 524, 530, 534, 535, 538};
  if (std::find(std::begin(kOurSetUp), std::end(kOurSetUp), answer) != std::end(kOurSetUp)) {
    return SmtpResult::Kind::kLater;
  }
  return answer >= 500 && answer < 600 ? SmtpResult::Kind::kRefused : SmtpResult::Kind::kLater;
}

SmtpResult send_by_smtp(const SmtpServer& server, const std::string& from, const std::string& to,
                        std::string_view letter) {
  initialise_curl_once();
  const std::unique_ptr<CURL, void (*)(CURL*)> curl(curl_easy_init(), &curl_easy_cleanup);
  if (!curl) throw std::runtime_error("curl_easy_init failed");
  const std::string recipient = "<" + to + ">";
  const std::string sender = "<" + from + ">";
  const std::unique_ptr<curl_slist, void (*)(curl_slist*)> recipients(
      curl_slist_append(nullptr, recipient.c_str()), &curl_slist_free_all);
  Rest rest{letter};
  char message[CURL_ERROR_SIZE] = "";
  CURL* handle = curl.get();
  curl_easy_setopt(handle, CURLOPT_URL, server.url.c_str());
  curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  curl_easy_setopt(handle, CURLOPT_USE_SSL, curl_encryption(encryption_for(server)));
  if (!server.user.empty()) {
    curl_easy_setopt(handle, CURLOPT_USERNAME, server.user.c_str());
    curl_easy_setopt(handle, CURLOPT_PASSWORD, server.password.c_str());
  }
  curl_easy_setopt(handle, CURLOPT_MAIL_FROM, sender.c_str());
  curl_easy_setopt(handle, CURLOPT_MAIL_RCPT, recipients.get());
  curl_easy_setopt(handle, CURLOPT_UPLOAD, 1L);
  curl_easy_setopt(handle, CURLOPT_READFUNCTION, &read_rest);
  curl_easy_setopt(handle, CURLOPT_READDATA, &rest);
  curl_easy_setopt(handle, CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(letter.size()));
  curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT, kConnectSeconds);
  curl_easy_setopt(handle, CURLOPT_TIMEOUT, kAllSeconds);
  curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(handle, CURLOPT_ERRORBUFFER, message);
  const CURLcode code = curl_easy_perform(handle);
  long answer = 0;
  curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &answer);
  SmtpResult result;
  result.kind = judge(code == CURLE_OK, answer);
  if (code != CURLE_OK) {
    const std::string_view text = message[0] ? message : curl_easy_strerror(code);
    result.reason = fmt::format("{} (SMTP {})", text, answer);
  }
  return result;
}

}  // namespace banso::mail
