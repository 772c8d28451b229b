// Bodies of HTML forms: application/x-www-form-urlencoded and multipart/form-data, read within limits. Files
// of a multipart body go to disk, are judged by their content and never by what the sender calls them.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/http/request.hpp"

namespace banso::http {

/// A file that came with a form.
struct FormFile {
  std::string field;       ///< name of the input
  std::string file_name;   ///< made safe: no folders, no control characters, at most 150 characters
  std::string media_type;  ///< by its first bytes; "application/octet-stream" when they tell nothing
  std::int64_t size = 0;
  std::string sha256;          ///< hex
  std::filesystem::path path;  ///< where it lies until the body goes; who keeps it moves it away
  std::string problem;         ///< in Japanese: why nobody should keep it; the file is gone then
};

/// Fields in the order of the form, decoded. Files go with the last copy of the body.
struct FormBody {
  std::vector<std::pair<std::string, std::string>> fields;
  std::vector<FormFile> files;
  std::shared_ptr<void> held;  ///< removes the files

  /// The first value of a field, or nothing.
  std::optional<std::string_view> value(std::string_view name) const;
  /// All values of a field.
  std::vector<std::string> values(std::string_view name) const;
};

struct FormLimits {
  std::size_t fields = 2'000;
  std::size_t name_bytes = 200;
  std::size_t value_bytes = 300'000;
  std::size_t files = 20;
  std::int64_t file_bytes = 20'000'000;
  std::filesystem::path folder;  ///< for files; empty: files are refused
};

/// Reads the body of a request (Request::body or, on upload routes, Request::upload).
/// @throws Refused(kInvalid, "http.bad_form") for a body that is no form; Refused(kTooLarge) beyond the
/// limits
FormBody read_form_body(const Request& request, const FormLimits& limits);

/// Type of the content by its first bytes, for the types that forms may take.
std::string media_type_of_content(std::string_view first_bytes);

/// The name without folders, control characters and tricks of direction.
std::string safe_file_name(std::string_view name);

/// True for names that run when they are opened ("a.pdf.exe", "見積.scr", "x.docm"), whatever their content.
bool is_dangerous_name(std::string_view name);

}  // namespace banso::http
