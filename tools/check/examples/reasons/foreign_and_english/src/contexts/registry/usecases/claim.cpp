void refuse() {
  throw Refused(RefusalCode::kConflict, "identity.claimed_already",
                "この事業者はもう確認されています。");
  throw Refused(RefusalCode::kConflict, "registry.claimed_already", "claimed already");
  throw Refused(RefusalCode::kConflict, "Claimed", "もう"
                "確認されています。");
  throw Refused(RefusalCode::kConflict, "registry.claimed_already", "もう確認されています。");
}
