// What jGrants says of one subsidy, whichever of its shapes a file has (lists and details of the API, crawls
// that others made of them). Texts as published; nothing: not told.
#pragma once

#include <boost/describe.hpp>
#include <boost/json/value.hpp>
#include <optional>
#include <string>
#include <vector>

#include "contexts/measures/rules/measure.hpp"

namespace banso::measures {

struct JgrantsRecord {
  std::string jgrants_id;           ///< 18 letters and digits
  std::optional<std::string> name;  ///< "S-00003073"
  std::optional<std::string> title;
  std::optional<std::string> catch_phrase;
  std::optional<std::string> detail_html;  ///< made safe when it is read
  std::optional<std::string> detail_text;  ///< the same as plain text
  std::optional<std::string> use_purpose;
  std::optional<std::string> industry;
  std::optional<std::string> target_area;
  std::optional<std::string> target_area_detail;
  std::optional<std::string> target_employees;
  std::optional<std::string> subsidy_rate;
  std::optional<std::string> subsidy_max_limit;  ///< a number, or words: "500万円"
  std::optional<std::string> acceptance_start;
  std::optional<std::string> acceptance_end;
  std::optional<std::string> project_end_deadline;
  std::optional<std::string> institution;
  std::optional<std::string> url;
  /// Of which day this is: the record's own time of update or crawl, else what is known of its file.
  std::optional<Date> as_of;

  bool operator==(const JgrantsRecord&) const = default;
};
BOOST_DESCRIBE_STRUCT(JgrantsRecord, (),
                      (jgrants_id, name, title, catch_phrase, detail_html, detail_text, use_purpose, industry,
                       target_area, target_area_detail, target_employees, subsidy_rate, subsidy_max_limit,
                       acceptance_start, acceptance_end, project_end_deadline, institution, url, as_of))

/// Something about a record that people should look at.
struct JgrantsProblem {
  std::int64_t record = 0;  ///< place in the file, from 1
  std::string jgrants_id;
  std::string title;
  std::string field;      ///< "acceptance_end"
  std::string value;      ///< as published, cut
  std::string message;    ///< what is odd, and what was made of it
  bool rejected = false;  ///< the record could not be taken at all
};
BOOST_DESCRIBE_STRUCT(JgrantsProblem, (), (record, jgrants_id, title, field, value, message, rejected))

/// A field that could not be understood, before it is known which record it stands in.
struct Oddity {
  std::string field;
  std::string value;
  std::string message;
};

/// Reads a record of any known shape. @return nothing when it is none: no id, or no title and nothing known
/// of it
/// @param odd what is wrong with it
std::optional<JgrantsRecord> read_record(const boost::json::value& json, std::vector<Oddity>& odd);

/// Lays a newer record over an older one: what the newer does not tell stays. Also their day is the newer's.
JgrantsRecord laid_over(const JgrantsRecord& older, const JgrantsRecord& newer);

/// The measure that follows: areas, industries, employee classes, purposes, dates and amounts become rules.
/// The rules are only part of what a guide says, so they may say no, never yes (rules_published is false).
Measure measure_of(const JgrantsRecord& record, std::vector<Oddity>& odd);

}  // namespace banso::measures
