// The numbers by which simulated people answer items: population/items.toml of a programme.
#pragma once
#include <plain/plain.hpp>

namespace population {

inline constexpr const char* items_path = "population/items.toml";
struct Filled {
    std::string text;  // of the whole file
    std::int64_t items = 0, added = 0;
};
// What stands there stays; every other item of the programme is given numbers drawn from its name and level.
// Throws std::runtime_error naming file and line.
Filled fill(const plain::Folder& programme);

}  // namespace population
