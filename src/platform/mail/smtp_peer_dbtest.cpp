#include <curl/curl.h>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <stdexcept>

#include "platform/mail/smtp_peer_for_test.hpp"

namespace banso::mail {
namespace {

constexpr const char* kFolder = "tests/e2e";

}  // namespace

bool SmtpPeer::is_installed() {
  return std::filesystem::exists(std::string(kFolder) + "/node_modules/smtp-server") &&
         std::system("node --version > /dev/null 2>&1") == 0;
}

SmtpPeer::SmtpPeer(const std::string& script) {
  int input[2];
  int output[2];
  if (::pipe2(input, O_CLOEXEC) != 0 || ::pipe2(output, O_CLOEXEC) != 0) throw std::runtime_error("pipe");
  // The script ends when its input does: also when this program is killed.
  const std::string whole =
      script + "\nprocess.stdin.resume(); process.stdin.on('end', () => process.exit());";
  pid_ = ::fork();
  if (pid_ == 0) {
    ::dup2(input[0], STDIN_FILENO);
    ::dup2(output[1], STDOUT_FILENO);
    if (::chdir(kFolder) != 0) ::_exit(126);
    ::execlp("node", "node", "--input-type=module", "-e", whole.c_str(), static_cast<char*>(nullptr));
    ::_exit(127);
  }
  ::close(input[0]);
  ::close(output[1]);
  to_child_ = input[1];
  char letter = 0;
  while (::read(output[0], &letter, 1) == 1 && letter != '\n') ready_line_ += letter;
  ::close(output[0]);
}

SmtpPeer::~SmtpPeer() {
  ::close(to_child_);
  ::waitpid(pid_, nullptr, 0);
}

std::string fetch(const std::string& url) {
  std::string body;
  CURL* curl = curl_easy_init();
  curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, 10L);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &body);
  curl_easy_setopt(
      curl, CURLOPT_WRITEFUNCTION, +[](char* data, std::size_t size, std::size_t count, void* to) {
        static_cast<std::string*>(to)->append(data, size * count);
        return size * count;
      });
  curl_easy_perform(curl);
  curl_easy_cleanup(curl);
  return body;
}

}  // namespace banso::mail
