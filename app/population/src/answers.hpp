// What somebody answers: whether they know it is chance by the item's parameters; what they say then is made
// from the item itself.
#pragma once
#include "dice.hpp"
#include "plan.hpp"

#include <itembank/itembank.hpp>

namespace population {

// Scored by the item's own rules: full points, or fewer. Nothing where a wrong answer could not be made.
std::optional<itembank::Response> right_response(const itembank::Content&, std::uint64_t seed);
std::optional<itembank::Response> wrong_response(const itembank::Content&, std::uint64_t seed, Dice&,
                                                 std::span<const double> distractor_weight);
bool is_full(const itembank::Content&, const std::optional<itembank::Response>&, std::uint64_t seed);

}  // namespace population
