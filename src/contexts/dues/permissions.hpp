// What one may do with dues.
#pragma once

namespace banso::dues {

inline constexpr const char* kReadPermission = "dues.charge.read";       ///< see charges, payments, papers
inline constexpr const char* kWritePermission = "dues.charge.write";     ///< claim, note payments, remind
inline constexpr const char* kAccountPermission = "dues.account.write";  ///< bank accounts and debit files
inline constexpr const char* kRulePermission = "dues.rule.write";        ///< rules of dues, what papers say
inline constexpr const char* kBankPermission = "dues.bank.import";       ///< names of banks and branches

}  // namespace banso::dues
