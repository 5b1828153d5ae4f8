// The film of a video activity as its files say it: videos/<activity>.mp4 (or .webm), its captions
// <activity>.<language>.vtt and its transcript <activity>.md.
#pragma once
#include "content.hpp"

#include <plain/plain.hpp>
#include <shell/shell.hpp>

namespace learning {

constexpr std::size_t film_bytes_max = 32 * 1024 * 1024, captions_bytes_max = 256 * 1024;

// Reads and keeps it: the film itself goes to platform/files, where twice is no harm. What is wrong stands in
// the report, by file. `base` is the activity's path without an ending: "courses/intro/videos/welcome".
std::optional<Film> film_at(const std::string& base, const std::string& language, const shell::Shell&,
                            const plain::Folder&, plain::Report&);

}  // namespace learning
