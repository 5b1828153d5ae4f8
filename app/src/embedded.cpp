#include "embedded.hpp"

namespace app {

plain::Folder embedded_demo() {
    plain::Texts files;
    for (const assets::Asset& a : assets::demo_programme()) {
        files[std::string(a.path)] = std::string(a.body);
    }
    return plain::Folder(std::move(files));
}

const assets::Asset* page_at(std::string_view path) {
    const auto all = assets::pages();
    const auto it = std::ranges::lower_bound(all, path, {}, &assets::Asset::path);
    return it != all.end() && it->path == path ? &*it : nullptr;
}
}  // namespace app
