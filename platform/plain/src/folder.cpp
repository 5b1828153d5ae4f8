#include <base/text.hpp>
#include <plain/plain.hpp>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace plain {
namespace fs = std::filesystem;

namespace {
constexpr int depth_max = 12;
constexpr std::size_t film_bytes_max = 64 * 1024 * 1024;

bool is_match(const std::vector<std::string>& pattern, const std::vector<std::string>& path,
              std::vector<std::string>* stars) {
    if (pattern.size() != path.size()) {
        return false;
    }
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const auto star = pattern[i].find('*');
        if (star == std::string::npos) {
            if (pattern[i] != path[i]) {
                return false;
            }
            continue;
        }
        const std::string head = pattern[i].substr(0, star), tail = pattern[i].substr(star + 1);
        if (path[i].size() <= head.size() + tail.size() || !path[i].starts_with(head) ||
            !path[i].ends_with(tail)) {
            return false;
        }
        std::string star_text = path[i].substr(head.size(), path[i].size() - head.size() - tail.size());
        if (star_text.contains('.')) {
            return false;  // "a.de.toml" is the translation of "a.toml", not a thing of its own
        }
        if (stars != nullptr) {
            stars->push_back(std::move(star_text));
        }
    }
    return true;
}

std::string slurp(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    if (!in) {
        throw std::runtime_error("Cannot read " + path.string() + ".");
    }
    return std::move(out).str();
}
}  // namespace

Folder Folder::from_disk(const std::string& root) {
    std::error_code ec;
    if (!fs::is_directory(root, ec)) {
        throw std::runtime_error("'" + root + "' is not a folder.");
    }
    std::map<std::string, std::string> files;
    std::size_t bytes = 0;
    for (auto it = fs::recursive_directory_iterator(root); it != fs::recursive_directory_iterator(); ++it) {
        const bool hidden = it->path().filename().string().starts_with('.');
        if (hidden || it->is_symlink()) {
            it.disable_recursion_pending();
            continue;
        }
        if (it.depth() > depth_max) {
            throw std::runtime_error(it->path().string() + " lies too deep.");
        }
        if (!it->is_regular_file()) {
            continue;
        }
        bytes += it->file_size();
        const auto ending = it->path().extension();
        const bool is_film = ending == ".mp4" || ending == ".webm";
        if (it->file_size() > (is_film ? film_bytes_max : file_bytes_max) || bytes > folder_bytes_max ||
            files.size() >= files_max) {
            throw std::runtime_error(it->path().string() + " makes the folder too large to import.");
        }
        files[fs::relative(it->path(), root).generic_string()] = slurp(it->path());
    }
    return Folder(std::move(files));
}

const std::string* Folder::find(const std::string& path) const {
    const auto it = files_.find(path);
    return it == files_.end() ? nullptr : &it->second;
}

std::vector<std::string> Folder::matching(std::string_view pattern) const {
    const auto wanted = split(pattern, '/');
    std::vector<std::string> out;
    for (const auto& [path, text] : files_) {
        if (is_match(wanted, split(path, '/'), nullptr)) {
            out.push_back(path);
        }
    }
    return out;
}

std::string Folder::name_in(std::string_view path, std::string_view pattern, int which) {
    std::vector<std::string> stars;
    is_match(split(pattern, '/'), split(path, '/'), &stars);
    return std::size_t(which) < stars.size() ? stars[std::size_t(which)] : "";
}
}  // namespace plain
