// The words of a mail with the places where facts stand:
//   {{name}}                               as it was given
//   {{until, date}}                        "2026-03-12" as people write days
//   {{starts, moment}}                     "2026-03-12T13:05:00Z Europe/Berlin" in that zone
//   {{credits, number}}                    "2.5" with the language's own point
//   {{why, select, late {…} other {…}}}    the words for this value; `none` is for "", and words may hold
//   facts
#pragma once
#include <base/result.hpp>

#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mail {

struct Phrase;

struct Part {
    enum class Kind { words, plain, date, moment, number, select };
    Kind kind = Kind::words;
    std::string text;                                     // the words, or the fact's name
    std::vector<std::pair<std::string, Phrase>> cases{};  // of a select; one of them is "other"
};
struct Phrase {
    std::vector<Part> parts;
};

// A failure's detail says what to mend.
Result<Phrase> parse_phrase(std::string_view text);
// The names of all facts it may ask for.
void note_facts(const Phrase&, std::set<std::string>& names);
// A fact that is not there is left out; one that is no date or moment stands as it was given.
std::string said(const Phrase&, const Facts&, std::string_view language);

}  // namespace mail
