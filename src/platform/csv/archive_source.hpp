// Packed sources, read with libarchive.
#pragma once

#include "platform/csv/byte_source.hpp"

namespace banso::csv {

enum class Packing { kPlain, kZip, kGzip, kXz };

/// Told by the first bytes of a file (six are enough).
Packing packing_of(std::string_view first_bytes);

/// Reads a packed file, or packed bytes when `path` is empty. `name` names the single entry of gzip and xz.
/// @throws SourceError.
std::unique_ptr<ByteSource> open_archive(Packing packing, const std::filesystem::path& path,
                                         std::string_view bytes, std::string name, SourceLimits limits);

}  // namespace banso::csv
