// Zip files within limits; nothing is ever written to disk.
#pragma once
#include <qti/package.hpp>

namespace exchange {

bool is_zip(std::string_view bytes);
// Errors: archive_unreadable, archive_too_large, too_many_entries, archive_bomb (ratio), path_outside
// (absolute,
// "..", a drive, a back slash beside slashes), not_a_file (links, devices), entry_twice, archive_encrypted.
std::optional<qti::Files> unzip(const std::string& file, std::string_view bytes, qti::Problems&);
std::string zip(const qti::Files&);  // the same files give the same bytes

}  // namespace exchange
