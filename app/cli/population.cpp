#include "command.hpp"

#include <population/items.hpp>

#include <fmt/format.h>
#include <filesystem>
#include <fstream>

namespace cli {

Outcome fill_population(const std::string& folder) {
    const auto programme = plain::Folder::from_disk(folder);
    const population::Filled filled = population::fill(programme);
    const auto path = std::filesystem::path(folder) / population::items_path;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream out(path, std::ios::binary);
    out << filled.text;
    out.close();
    if (!out) {
        return {{}, "Cannot write " + path.string() + ".", false};
    }
    return {{{"items", filled.items}, {"added", filled.added}},
            fmt::format("{} items have parameters, {} of them new: {}", filled.items, filled.added,
                        path.string())};
}

}  // namespace cli
