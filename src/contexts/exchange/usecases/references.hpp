// The names that files use instead of codes, from the register's reference data.
#pragma once

#include "contexts/exchange/rules/value_forms.hpp"
#include "platform/db/tx.hpp"

namespace banso::exchange {

References load_references(db::Tx& tx);

}  // namespace banso::exchange
