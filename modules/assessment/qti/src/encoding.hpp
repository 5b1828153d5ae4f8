// The bytes of a file as UTF-8.
#pragma once
#include <string>
#include <string_view>

namespace qti {

// What stands where it must not. `encoding` is the name of what cannot be read; else it is a character.
struct Unreadable {
    std::size_t at = 0;  // byte, in what was read so far
    std::string encoding, message;
};

// By the byte order mark, else by the declaration, else UTF-8. In place; the mark is gone afterwards.
// True when all of it is UTF-8 now.
bool make_utf8(std::string& bytes, Unreadable& why);

}  // namespace qti
