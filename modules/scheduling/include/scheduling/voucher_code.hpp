// A voucher's code: twelve characters in three groups, "7K3M-9QXW-4HT2". Eleven are drawn at random (55 bits:
// not to be guessed), the last checks them: any one wrong character and any two exchanged ones are noticed.
#pragma once
#include <base/random.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace scheduling {

std::string make_voucher_code(Random&);
// What a person typed, in the form it is kept: spaces, hyphens and case do not matter, O is 0, I and L are 1.
// Nothing: it cannot be a code.
std::optional<std::string> read_voucher_code(std::string_view typed);

}  // namespace scheduling
