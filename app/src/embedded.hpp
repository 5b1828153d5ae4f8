// What the binary carries inside: the web pages and the demo programme.
#pragma once
#include <plain/plain.hpp>

#include <span>
#include <string_view>

namespace assets {
// As tools/embed makes them.
struct Asset {
    std::string_view path, type, body, gzip, etag;
};
std::span<const Asset> pages();
std::span<const Asset> demo_programme();
}  // namespace assets

namespace app {
plain::Folder embedded_demo();
const assets::Asset* page_at(std::string_view path);  // nothing when there is none
}  // namespace app
