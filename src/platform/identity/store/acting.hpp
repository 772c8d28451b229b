// Acting for nobody yet: sign-in, sign-up, reset and invitations must see accounts before anybody is signed
// in.
#pragma once

#include <type_traits>

#include "platform/db/tx.hpp"

namespace banso::identity {

/// Opens identity's own tables to the following statements of the transaction. Ends at the next commit, with
/// the opening of a session, or with stop_acting_as_identity.
inline void act_as_identity(db::Tx& tx) {
  tx.set({{"app.identity", "t"}});
}
inline void stop_acting_as_identity(db::Tx& tx) {
  tx.set({{"app.identity", ""}});
}

/// Runs `work` with identity's own tables open. If it throws, the transaction is not to be used any further.
template <class Work>
auto as_identity(db::Tx& tx, Work&& work) {
  act_as_identity(tx);
  if constexpr (std::is_void_v<decltype(work())>) {
    work();
    stop_acting_as_identity(tx);
  } else {
    auto value = work();
    stop_acting_as_identity(tx);
    return value;
  }
}

}  // namespace banso::identity
