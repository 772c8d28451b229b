// Rows of platform.form and platform.form_version. Internal to forms.
#pragma once

#include <boost/describe.hpp>
#include <boost/json/value.hpp>
#include <optional>
#include <string>
#include <vector>

#include "kernel/date.hpp"
#include "platform/db/tx.hpp"

namespace banso::forms::store {

using Id = std::int64_t;

struct VersionDocument {
  Id version = 0;
  std::string document;
};
BOOST_DESCRIBE_STRUCT(VersionDocument, (), (version, document))

struct VersionRow {
  Id version = 0;
  std::string note;
  Instant published_at{};
  Id published_by_user_id = 0;
  std::string edition;
};
BOOST_DESCRIBE_STRUCT(VersionRow, (), (version, note, published_at, published_by_user_id, edition))

struct NewestRow {
  std::string form_key;
  Id version = 0;
  Instant published_at{};
  std::string edition;  ///< of the national template that it was made from
  std::string title;
};
BOOST_DESCRIBE_STRUCT(NewestRow, (), (form_key, version, published_at, edition, title))

struct DraftRow {
  Id draft_version = 0;
  std::string document;
  std::string base;
  Instant updated_at{};
  Id updated_by_user_id = 0;
};
BOOST_DESCRIBE_STRUCT(DraftRow, (), (draft_version, document, base, updated_at, updated_by_user_id))

struct DraftHead {
  std::string form_key;
  Instant updated_at{};
};
BOOST_DESCRIBE_STRUCT(DraftHead, (), (form_key, updated_at))

std::optional<VersionDocument> newest_version(db::Tx& tx, Id organization_id, const std::string& form_key);
std::optional<VersionDocument> find_version(db::Tx& tx, Id organization_id, const std::string& form_key,
                                            Id version);
std::vector<VersionRow> list_versions(db::Tx& tx, Id organization_id, const std::string& form_key);
/// All versions, oldest first.
std::vector<VersionDocument> list_documents(db::Tx& tx, Id organization_id, const std::string& form_key);
std::vector<NewestRow> list_newest_versions(db::Tx& tx, Id organization_id);
std::optional<std::string> base_of_version(db::Tx& tx, Id organization_id, const std::string& form_key,
                                           Id version);
/// @return false if somebody published this number in the meantime
bool add_version(db::Tx& tx, Id organization_id, const std::string& form_key, Id version,
                 const boost::json::value& document, const boost::json::value& base, const std::string& note,
                 Instant now, Id user_id);

std::optional<DraftRow> find_draft(db::Tx& tx, Id organization_id, const std::string& form_key);
std::vector<DraftHead> list_drafts(db::Tx& tx, Id organization_id);
/// @return false if there is a draft already
bool add_draft(db::Tx& tx, Id organization_id, const std::string& form_key,
               const boost::json::value& document, const boost::json::value& base, Instant now, Id user_id);
/// @return false if it is not at this version any more
bool save_draft(db::Tx& tx, Id organization_id, const std::string& form_key, Id draft_version,
                const boost::json::value& document, const boost::json::value& base, Instant now, Id user_id);
bool remove_draft(db::Tx& tx, Id organization_id, const std::string& form_key, Id draft_version);

}  // namespace banso::forms::store
