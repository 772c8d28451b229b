#include "platform/identity/oidc/http_client.hpp"

#include <curl/curl.h>
#include <fmt/format.h>

#include <cctype>
#include <memory>
#include <mutex>

#include "platform/identity/oidc/metadata.hpp"

namespace banso::identity::oidc {
namespace {

constexpr std::size_t kLargestAnswer = 1024 * 1024;
constexpr long kConnectSeconds = 4;
constexpr long kTotalSeconds = 10;

std::size_t keep(char* data, std::size_t size, std::size_t count, void* target) {
  auto& body = *static_cast<std::string*>(target);
  const std::size_t bytes = size * count;
  if (body.size() + bytes > kLargestAnswer) return 0;
  body.append(data, bytes);
  return bytes;
}

HttpAnswer call(const std::string& url, const std::string* form, const std::vector<std::string>& headers) {
  HttpAnswer answer;
  if (!is_allowed_address(url)) {
    answer.error = "the address is not allowed";
    return answer;
  }
  static std::once_flag once;
  std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
  const std::unique_ptr<CURL, void (*)(CURL*)> curl(curl_easy_init(), &curl_easy_cleanup);
  curl_slist* raw_list = nullptr;
  for (const std::string& header : headers) raw_list = curl_slist_append(raw_list, header.c_str());
  const std::unique_ptr<curl_slist, void (*)(curl_slist*)> list(raw_list, &curl_slist_free_all);
  curl_easy_setopt(curl.get(), CURLOPT_URL, url.c_str());
  curl_easy_setopt(curl.get(), CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl.get(), CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(curl.get(), CURLOPT_SSL_VERIFYPEER, 1L);
  curl_easy_setopt(curl.get(), CURLOPT_SSL_VERIFYHOST, 2L);
  curl_easy_setopt(curl.get(), CURLOPT_CONNECTTIMEOUT, kConnectSeconds);
  curl_easy_setopt(curl.get(), CURLOPT_TIMEOUT, kTotalSeconds);
  curl_easy_setopt(curl.get(), CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl.get(), CURLOPT_HTTPHEADER, list.get());
  curl_easy_setopt(curl.get(), CURLOPT_WRITEFUNCTION, &keep);
  curl_easy_setopt(curl.get(), CURLOPT_WRITEDATA, &answer.body);
  if (form) {
    curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDS, form->data());
    curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDSIZE, static_cast<long>(form->size()));
  }
  const CURLcode code = curl_easy_perform(curl.get());
  if (code != CURLE_OK) {
    answer.error = curl_easy_strerror(code);
    answer.body.clear();
    return answer;
  }
  long status = 0;
  curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
  answer.status = static_cast<int>(status);
  return answer;
}

}  // namespace

HttpAnswer fetch(const std::string& url, const std::vector<std::string>& headers) {
  return call(url, nullptr, headers);
}

HttpAnswer post_form(const std::string& url, const Fields& fields, const std::vector<std::string>& headers) {
  const std::string form = form_encode(fields);
  return call(url, &form, headers);
}

std::string form_encode(std::string_view value) {
  std::string out;
  for (const char letter : value) {
    const auto byte = static_cast<unsigned char>(letter);
    if (std::isalnum(byte) || letter == '-' || letter == '.' || letter == '_' || letter == '~') {
      out += letter;
    } else {
      out += fmt::format("%{:02X}", byte);
    }
  }
  return out;
}

std::string form_encode(const Fields& fields) {
  std::string out;
  for (const auto& [name, value] : fields) {
    if (!out.empty()) out += '&';
    out += form_encode(name) + "=" + form_encode(value);
  }
  return out;
}

}  // namespace banso::identity::oidc
