// TeX in HTML, as filters of other systems find it.
#pragma once
#include <string>
#include <string_view>

namespace exchange {

// \( \) inside a line, \[ \] and $$ $$ on lines of their own become <span class="math" data-tex="…">; only
// where no tag stands between the marks. Everything else stays as it is.
std::string with_formulas(std::string_view html);
// Canvas shows formulas as pictures made by its own site; their TeX stands in an attribute.
std::string without_equation_pictures(std::string_view html);

}  // namespace exchange
