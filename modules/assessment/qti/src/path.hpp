// The paths that items name.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace qti {

// "images/./a%20b.png?x#y" is "images/a b.png". Nothing for what leads elsewhere: a scheme, a host, a path
// from the root, a back slash, a part of the page itself, a zero byte.
std::optional<std::string> local_path(std::string_view written);
// "items/q1.xml" and "../images/a.png" is "images/a.png". Nothing where it leaves the package.
std::optional<std::string> resolve(std::string_view base_file, std::string_view path);
// How a file beside `base_file` names `path`, both of the package: "../images/a.png".
std::string relative_to(std::string_view base_file, std::string_view path);
std::string encode_path(std::string_view path);  // as it may stand in a manifest or a document
std::string lower(std::string_view text);        // ASCII

}  // namespace qti
