// Names of banks and branches from a file.
#pragma once

#include "contexts/dues/usecases/payers.hpp"

namespace banso::dues {

/// Takes a CSV file of banks (bank_code, bank_name, bank_kana) or branches (bank_code, branch_code,
/// branch_name, branch_kana); other columns are ignored. @param tx acts as the system
/// @throws Refused(kInvalid)
BankImportResult read_bank_names(db::Tx& tx, std::string_view bytes);

}  // namespace banso::dues
