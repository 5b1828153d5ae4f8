// Telling prices from formulas. md4c pairs any two dollar signs; "$5 here and $6 there" is no formula.
#pragma once
#include <string>
#include <string_view>

namespace documents {

// The same Markdown with a backslash before each dollar sign that neither opens nor closes a formula. A
// formula is $…$ without a space inside its ends and no digit behind it, or $$…$$, within one paragraph. Code
// stays as it is.
std::string with_prices(std::string_view markdown);

}  // namespace documents
