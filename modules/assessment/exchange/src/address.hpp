// Which addresses a question's text may lead to.
#pragma once
#include <string_view>

namespace exchange {

enum class Leads { nowhere, inside, outside };
// `inside`: a path among the question's files. `outside`: http, https or mailto. `nowhere`: every other
// scheme, "//host", a path of the site ("/…"), and whatever browsers read in surprising ways.
Leads leads(std::string_view address);

}  // namespace exchange
