#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "platform/http/request.hpp"
#include "platform/identity/oidc/provider_for_test.hpp"
#include "platform/identity/oidc/relying_party.hpp"

namespace banso::identity::oidc {
namespace {

std::map<std::string, std::string> parameters(std::string_view text) {
  std::map<std::string, std::string> all;
  const auto pairs = http::parse_query(text);
  if (!pairs) throw std::runtime_error("not a form");
  for (const auto& [name, value] : *pairs) all[name] = value;
  return all;
}

std::string header_of(const std::string& head, std::string_view name) {
  const auto at = head.find(fmt::format("\r\n{}: ", name));
  if (at == std::string::npos) return "";
  const auto begin = at + name.size() + 4;
  return head.substr(begin, head.find("\r\n", begin) - begin);
}

}  // namespace

TestProvider::TestProvider()
    : signer(std::make_shared<TestSigner>("key-1")), older_(std::make_shared<TestSigner>("key-0")) {
  listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  if (::bind(listener_, reinterpret_cast<sockaddr*>(&address), size) != 0 || ::listen(listener_, 16) != 0) {
    throw std::runtime_error("the test provider cannot listen");
  }
  ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size);
  port_ = ntohs(address.sin_port);
  thread_ = std::thread([this] { serve(); });
}

TestProvider::~TestProvider() {
  ::shutdown(listener_, SHUT_RDWR);
  thread_.join();
  ::close(listener_);
}

std::string TestProvider::issuer() const {
  return fmt::format("http://127.0.0.1:{}/oauth", port_);
}

std::string TestProvider::approve(const std::string& authorization_address) {
  std::lock_guard lock(mutex_);
  asked_ = parameters(std::string_view(authorization_address).substr(authorization_address.find('?') + 1));
  return fmt::format("/auth/oidc/oidc/callback?code=the-code&state={}&session_state=x", asked_["state"]);
}

void TestProvider::serve() {
  for (int client = ::accept(listener_, nullptr, nullptr); client >= 0;
       client = ::accept(listener_, nullptr, nullptr)) {
    std::string text;
    char buffer[4096];
    std::size_t wanted = std::string::npos;
    while (text.size() < wanted) {
      const auto got = ::recv(client, buffer, sizeof buffer, 0);
      if (got <= 0) break;
      text.append(buffer, static_cast<std::size_t>(got));
      const auto end = text.find("\r\n\r\n");
      if (end == std::string::npos) continue;
      const std::string length = header_of(text.substr(0, end + 2), "Content-Length");
      wanted = end + 4 + (length.empty() ? 0 : std::stoul(length));
    }
    const auto end = text.find("\r\n\r\n");
    const std::string reply = answer(text.substr(0, end + 2), text.substr(end + 4));
    static_cast<void>(::send(client, reply.data(), reply.size(), MSG_NOSIGNAL));
    ::close(client);
  }
}

std::string TestProvider::answer(const std::string& head, const std::string& body) {
  std::lock_guard lock(mutex_);
  int status = 200;
  std::string text;
  if (head.starts_with("GET /oauth/.well-known/openid-configuration")) {
    text = boost::json::serialize(boost::json::object{{"issuer", issuer()},
                                                      {"authorization_endpoint", issuer() + "/authorize"},
                                                      {"token_endpoint", issuer() + "/token"},
                                                      {"userinfo_endpoint", issuer() + "/userinfo"},
                                                      {"jwks_uri", issuer() + "/keys"}});
  } else if (head.starts_with("GET /oauth/keys")) {
    ++key_fetches;
    text = publishes_key ? signer->jwks() : older_->jwks();
  } else if (head.starts_with("POST /oauth/token")) {
    status = token_status;
    text = token_answer(head, body);
  } else if (head.starts_with("GET /oauth/userinfo") &&
             header_of(head, "Authorization") == "Bearer the-access-token") {
    boost::json::object info = person;
    info["sub"] = userinfo_subject.empty() ? subject : userinfo_subject;
    text = boost::json::serialize(info);
  } else {
    status = 404;
  }
  return fmt::format(
      "HTTP/1.1 {} X\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{}",
      status, text.size(), text);
}

std::string TestProvider::token_answer(const std::string& head, const std::string& body) {
  last_token_form = parameters(body);
  last_token_authorization = header_of(head, "Authorization");
  // What a provider checks: the code, where it was sent, and that the one who began is the one who ends.
  const bool right = last_token_form["code"] == "the-code" &&
                     last_token_form["redirect_uri"] == asked_["redirect_uri"] &&
                     code_challenge(last_token_form["code_verifier"]) == asked_["code_challenge"];
  if (!right) return R"({"error":"invalid_grant"})";
  boost::json::object claims{{"iss", issuer()}, {"aud", asked_["client_id"]}, {"sub", subject},
                             {"iat", now},      {"exp", now + 300},           {"nonce", asked_["nonce"]}};
  for (const auto& [name, value] : id_claims) claims[name] = value;
  return boost::json::serialize(boost::json::object{
      {"access_token", "the-access-token"}, {"token_type", "Bearer"}, {"id_token", signer->token(claims)}});
}

}  // namespace banso::identity::oidc
