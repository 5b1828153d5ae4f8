// Which attributes name files.
#pragma once
#include <functional>
#include <string>
#include <string_view>

namespace qti {

// "src" of anything, "data" of an object, "href" of what loads or links.
bool is_address(std::string_view element, std::string_view attribute);
bool is_module_path(std::string_view element, std::string_view attribute);  // may leave out its ".js"
// "a.png 1x, b.png 2x": `change` is given each address; what it makes empty is left out.
std::string change_source_set(std::string_view written,
                              const std::function<std::string(std::string_view address)>& change);

}  // namespace qti
