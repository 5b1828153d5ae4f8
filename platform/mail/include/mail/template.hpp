// A mail's words as tools/sqlgen takes them from a module's mail/<name>.<language>.txt.
#pragma once
#include <string_view>

namespace mail {

struct TemplateText {
    std::string_view name;  // "<name>.<language>": the file without .txt
    std::string_view text;
};

}  // namespace mail
