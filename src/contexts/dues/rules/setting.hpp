// What a chamber prints on its papers and tells its bank.
#pragma once

#include <boost/describe.hpp>
#include <optional>

#include "contexts/dues/rules/bank_account.hpp"
#include "platform/shape/business_scalars.hpp"

namespace banso::dues {

/// How records of bank files end.
enum class FileLineEnd { crlf, none };
BOOST_DESCRIBE_ENUM(FileLineEnd, crlf, none)

/// The account into which direct debits are paid, and the number the bank knows the chamber by.
struct Consignor {
  shape::Str<10, 10> consignor_code;  ///< 委託者コード
  shape::Str<1, 40> consignor_name;   ///< 委託者名, half-width kana
  shape::Str<4, 4> bank_code;
  shape::Str<0, 15> bank_name;  ///< half-width kana
  shape::Str<3, 3> branch_code;
  shape::Str<0, 15> branch_name;
  AccountType account_type = AccountType::ordinary;
  shape::Str<7, 7> account_number;
  FileLineEnd line_end = FileLineEnd::crlf;
};
BOOST_DESCRIBE_STRUCT(Consignor, (),
                      (consignor_code, consignor_name, bank_code, bank_name, branch_code, branch_name,
                       account_type, account_number, line_end))

struct DuesSetting {
  std::optional<shape::Str<1, 100>> issuer_name;  ///< the chamber's name if not given
  std::optional<shape::PostCode> post_code;
  std::optional<shape::Str<1, 200>> address;
  std::optional<shape::PhoneNumber> phone;
  std::optional<shape::CorporateNumber> registration_number;  ///< 適格請求書発行事業者, without the T
  std::optional<shape::Str<1, 300>> transfer_account;         ///< 振込先, as it is printed
  std::optional<shape::Str<1, 500>> payment_note;             ///< printed below every invoice
  std::optional<Consignor> consignor;
};
BOOST_DESCRIBE_STRUCT(DuesSetting, (),
                      (issuer_name, post_code, address, phone, registration_number, transfer_account,
                       payment_note, consignor))

}  // namespace banso::dues
