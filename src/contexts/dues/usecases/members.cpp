#include "contexts/dues/usecases/members.hpp"

namespace banso::dues {

PayerForm payer_form(membership::LegalForm form) {
  // The same words in the same order.
  return static_cast<PayerForm>(static_cast<int>(form));
}

store::Charged charged_member(db::Tx&, std::int64_t organization_id, std::int64_t member_id) {
  return {organization_id, member_id, std::nullopt, "", ""};
}

}  // namespace banso::dues
