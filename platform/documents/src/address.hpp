// Which addresses a text may lead to.
#pragma once
#include <string_view>

namespace documents {

enum class Leads { nowhere, inside, outside, to_mail };
// `nowhere` for every scheme but http, https and mailto, for `//host`, and for whatever browsers read in
// surprising ways: control characters, spaces, backslashes.
Leads leads(std::string_view address);

}  // namespace documents
