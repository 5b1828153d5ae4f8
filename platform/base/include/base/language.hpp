// Which language a reader gets a text in.
#pragma once
#include <string>
#include <string_view>
#include <vector>

// What somebody reads, as BCP 47 tags, the one they want most first.
using Languages = std::vector<std::string>;
// An Accept-Language header (RFC 9110, 12.5.4), by weight. What is not wanted (q=0), "*" and what is no tag
// is left out; at most 20 count.
Languages read_languages(std::string_view header);
// The one of `own` and `others` the reader wants most: the tag itself, else one of the same language ("de"
// for "de-AT", and the other way round; RFC 4647, 3.4 goes the first way alone). `own` when none of them is
// wanted.
std::string language_for(const Languages& wanted, const std::string& own,
                         const std::vector<std::string>& others);
