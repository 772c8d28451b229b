// A small OpenID provider on this machine: discovery, keys, token and userinfo over real HTTP, with
// everything a test may want to bend.
#pragma once

#include <atomic>
#include <boost/json.hpp>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "platform/identity/oidc/signer_for_test.hpp"

namespace banso::identity::oidc {

class TestProvider {
 public:
  TestProvider();
  ~TestProvider();
  TestProvider(const TestProvider&) = delete;

  std::string issuer() const;
  /// Signs in at the provider: takes the address we redirect to, gives the path and query of our callback.
  std::string approve(const std::string& authorization_address);

  // What the provider says; set before the call that should see it.
  boost::json::object id_claims;  ///< over what is right
  boost::json::object person;     ///< userinfo, besides sub
  std::string subject = "user-1";
  std::string userinfo_subject;  ///< empty: the same
  std::shared_ptr<TestSigner> signer;
  bool publishes_key = true;  ///< false: the JWKS holds only an older key
  int token_status = 200;
  std::int64_t now = 0;  ///< seconds

  // What it saw.
  std::atomic<int> key_fetches{0};
  std::map<std::string, std::string> last_token_form;
  std::string last_token_authorization;

 private:
  void serve();
  std::string answer(const std::string& head, const std::string& body);
  std::string token_answer(const std::string& head, const std::string& body);

  std::mutex mutex_;
  std::map<std::string, std::string> asked_;  ///< parameters of the last authorization
  std::shared_ptr<TestSigner> older_;
  int listener_ = -1;
  int port_ = 0;
  std::thread thread_;
};

}  // namespace banso::identity::oidc
