// Files of jGrants: answers of the API (one document), and crawls with one record in a line; plain, .gz or
// .xz.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "contexts/measures/jgrants/record.hpp"
#include "platform/csv/byte_source.hpp"

namespace banso::measures {

/// Limits of what is read.
inline constexpr std::size_t kLongestRecordBytes = 32 << 20;  ///< a line, with attachments in base64
inline constexpr std::size_t kLongestDocumentBytes = 192 << 20;
inline constexpr std::int64_t kMostRecords = 200'000;

/// Takes what a file holds, record by record. Numbers count from 1.
class RecordSink {
 public:
  virtual ~RecordSink() = default;
  virtual void accept(std::int64_t number, JgrantsRecord&& record, std::vector<Oddity>&& odd) = 0;
  virtual void reject(std::int64_t number, const Oddity& why) = 0;
};

/// @throws csv::SourceError when the file as a whole is none of jGrants' (also for an answer that tells an
/// error of the API), is cut off, or is larger than the limits
void read_jgrants(csv::ByteSource& source, RecordSink& sink);

}  // namespace banso::measures
