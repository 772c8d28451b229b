// How much memory the private PostgreSQL takes for its buffers.
#pragma once

#include <cstdint>
#include <string>

namespace banso::db {

/// The value of shared_buffers for a machine with so much memory: a sixteenth, at least 128 MB and at most 2
/// GB. The program, the file cache and other services live beside it. @return in PostgreSQL's notation
/// ("1536MB")
std::string fitting_shared_buffers(std::uint64_t memory_bytes);

/// The memory of this machine, or of the control group that this process is bound to, whichever is less.
std::uint64_t memory_of_machine();

}  // namespace banso::db
