// Bank accounts of direct debits: what people type, brought to what banks read.
#pragma once

#include <boost/describe.hpp>
#include <string>

namespace banso::dues {

/// 預金種目
enum class AccountType { ordinary, current, tax, savings, other };
BOOST_DESCRIBE_ENUM(AccountType, ordinary, current, tax, savings, other)

/// 普通, 当座 …
inline std::string name_of(AccountType type) {
  switch (type) {
    case AccountType::ordinary:
      return "普通";
    case AccountType::current:
      return "当座";
    case AccountType::tax:
      return "納税準備";
    case AccountType::savings:
      return "貯蓄";
    case AccountType::other:
      break;
  }
  return "その他";
}

/// The digit of bank files.
inline int digit_of(AccountType type) {
  constexpr int kOther = 9;
  return type == AccountType::other ? kOther : static_cast<int>(type) + 1;
}

/// What may be shown of an account number: the last three digits.
inline std::string masked(const std::string& account_number) {
  constexpr std::size_t kShown = 3;
  if (account_number.size() <= kShown) return "****";
  return "****" + account_number.substr(account_number.size() - kShown);
}

}  // namespace banso::dues
