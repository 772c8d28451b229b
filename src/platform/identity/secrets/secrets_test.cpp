#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <set>

#include "kernel/refusal.hpp"
#include "platform/identity/secrets/key_file.hpp"
#include "platform/identity/secrets/password_hasher.hpp"
#include "platform/identity/secrets/tokens.hpp"

namespace banso::identity {
namespace {

constexpr HashCost kQuick{.passes = 1, .memory = 8192, .at_once = 1, .waiting = 0};

TEST(Tokens, AreLongUrlSafeAndNeverTheSame) {
  std::set<std::string> seen;
  for (int i = 0; i < 100; ++i) {
    const std::string token = new_token();
    EXPECT_EQ(token.size(), 43U);
    EXPECT_EQ(token.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"),
              std::string::npos);
    EXPECT_TRUE(seen.insert(token).second);
  }
  EXPECT_TRUE(new_api_token().starts_with("banso_"));
}

TEST(Tokens, AreStoredAsSha256) {
  // FIPS 180-2, appendix B.1.
  EXPECT_EQ(hash_token("abc"), "\\xba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Tokens, TheCsrfTokenFollowsFromTheSessionTokenAndHidesIt) {
  const std::string session = new_token();
  EXPECT_EQ(csrf_token_of(session), csrf_token_of(session));
  EXPECT_NE(csrf_token_of(session), csrf_token_of(new_token()));
  EXPECT_EQ(csrf_token_of(session).find(session), std::string::npos);
  EXPECT_EQ(csrf_token_of(session).size(), 43U);
}

TEST(Tokens, DeriveIsHmacSha256) {
  // RFC 4231, test case 2.
  EXPECT_EQ(derive("Jefe", "what do ya want for nothing?"), "W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOEM");
}

TEST(Tokens, ByteaGoesThereAndBack) {
  const std::string bytes("\x00\x01\xfe\xff", 4);
  EXPECT_EQ(bytea(bytes), "\\x0001feff");
  EXPECT_EQ(from_bytea(bytea(bytes)), bytes);
  EXPECT_EQ(from_bytea("\\x"), "");
  EXPECT_THROW(from_bytea("0001"), std::invalid_argument);
  EXPECT_THROW(from_bytea("\\x0g"), std::invalid_argument);
}

TEST(PasswordHasher, KnowsTheRightPasswordAndOnlyThat) {
  PasswordHasher hasher(kQuick);
  const std::string stored = hasher.hash("正しい馬の電池 ホチキス");
  EXPECT_TRUE(stored.starts_with("$argon2id$"));
  EXPECT_TRUE(hasher.verify(stored, "正しい馬の電池 ホチキス"));
  EXPECT_FALSE(hasher.verify(stored, "正しい馬の電池 ホチキス "));
  EXPECT_FALSE(hasher.verify(stored, ""));
  EXPECT_NE(stored, hasher.hash("正しい馬の電池 ホチキス")) << "every hash has its own salt";
}

TEST(PasswordHasher, NoticesOldParameters) {
  PasswordHasher today(kQuick);
  PasswordHasher tomorrow(HashCost{.passes = 2, .memory = 8192});
  const std::string stored = today.hash("password");
  EXPECT_FALSE(today.is_outdated(stored));
  EXPECT_TRUE(tomorrow.is_outdated(stored));
  EXPECT_TRUE(tomorrow.verify(stored, "password")) << "an old hash still works until it is replaced";
}

TEST(PasswordHasher, RefusesWhenTooManyWait) {
  PasswordHasher hasher(
      HashCost{.passes = 3, .memory = std::size_t{64} * 1024 * 1024, .at_once = 1, .waiting = 0});
  std::atomic<int> refused{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      try {
        hasher.verify_nothing("x");
      } catch (const Refused& refusal) {
        EXPECT_EQ(refusal.reason(), "identity.too_busy");
        ++refused;
      }
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_GE(refused, 1);
  EXPECT_LE(refused, 3) << "one at least gets its turn";
}

class KeyFile : public testing::Test {
 protected:
  KeyFile() : folder_(std::filesystem::temp_directory_path() / ("banso-key-" + new_token())) {}
  ~KeyFile() override { std::filesystem::remove_all(folder_); }

  const std::filesystem::path folder_;
  const std::filesystem::path file_ = folder_ / "secrets" / "identity.key";
};

TEST_F(KeyFile, IsMadeOnceForItsOwnerOnly) {
  const SecretKey first = SecretKey::load_or_create(file_);
  struct stat status {};
  ASSERT_EQ(::stat(file_.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600U);
  EXPECT_EQ(status.st_size, 32);
  const SecretKey again = SecretKey::load_or_create(file_);
  EXPECT_EQ(again.open(first.seal("秘密")), "秘密");
}

TEST_F(KeyFile, SealedTextOpensOnlyUnchangedAndWithTheSameKey) {
  const SecretKey key = SecretKey::load_or_create(file_);
  std::string sealed = key.seal("secret");
  EXPECT_EQ(sealed.find("secret"), std::string::npos);
  EXPECT_NE(sealed, key.seal("secret")) << "a nonce of its own each time";
  const SecretKey other = SecretKey::load_or_create(folder_ / "other" / "identity.key");
  EXPECT_FALSE(other.open(sealed));
  sealed.back() = static_cast<char>(sealed.back() ^ 1);
  EXPECT_FALSE(key.open(sealed));
  EXPECT_FALSE(key.open("short"));
}

TEST_F(KeyFile, ABrokenFileIsReportedAndNotReplaced) {
  std::filesystem::create_directories(file_.parent_path());
  std::ofstream(file_) << "oops";
  EXPECT_THROW(SecretKey::load_or_create(file_), std::runtime_error);
  EXPECT_EQ(std::filesystem::file_size(file_), 4U);
}

TEST_F(KeyFile, KeyedHashesKeepPurposesApart) {
  const SecretKey key = SecretKey::load_or_create(file_);
  EXPECT_EQ(key.keyed_hash("a", "x"), key.keyed_hash("a", "x"));
  EXPECT_NE(key.keyed_hash("a", "x"), key.keyed_hash("b", "x"));
  EXPECT_NE(key.keyed_hash("ab", "x"), key.keyed_hash("a", "bx"));
}

}  // namespace
}  // namespace banso::identity
