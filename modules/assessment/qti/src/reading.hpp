// The steps of read_item.
#pragma once
#include <qti/item.hpp>

namespace qti {

inline constexpr std::size_t declarations_max = 1'000;         // of one item
inline constexpr std::size_t entries_max = 10'000;             // of one mapping or table
inline constexpr std::size_t gathered_bytes_max = 16'777'216;  // of all fragments and stimuli of one item
inline constexpr std::size_t gathered_max = 100;               // fragments and stimuli of one item
inline constexpr int include_depth_max = 5;                    // fragments inside each other

// “text” for a message, which is no place for a long one.
std::string quoted(std::string_view text);

// XInclude elements are replaced by what they name; stimuli are put into the body: into an empty element
// with their data-stimulus-idref, else as <div class="stimulus" data-stimulus-idref="…"> at its start. The
// references stay, with the stimulus's catalogues inside, so that writing can take both out again.
void gather(Xml&, const std::string& version, const Neighbours&, Problems&);

// All that is declared, and what every item has without: completionStatus, numAttempts, duration.
std::vector<Declaration> read_declarations(const Xml&, Problems&);

// What can be seen without running anything: see README.md for the list of codes.
void check_item(const Item&, Problems&, const Neighbours&);
void check_content(const Item&, Problems&, const Neighbours&);  // names, scripts, addresses, alternatives

}  // namespace qti
