#include "path.hpp"

#include <algorithm>
#include <cctype>
#include <vector>

namespace qti {
namespace {

int hex(char c) {
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}
bool has_scheme(std::string_view text) {
    const std::size_t colon = text.find(':');
    return colon != text.npos && colon < std::min(text.find('/'), text.find('?'));
}

// "a/./b/../c" is "a/c"; what leads up at the start stays.
std::optional<std::string> without_dots(std::string_view path) {
    std::vector<std::string_view> parts;
    while (!path.empty()) {
        const std::size_t slash = std::min(path.find('/'), path.size());
        const std::string_view part = path.substr(0, slash);
        path.remove_prefix(std::min(slash + 1, path.size()));
        if (part == ".." && !parts.empty() && parts.back() != "..") {
            parts.pop_back();
        } else if (!part.empty() && part != ".") {
            parts.push_back(part);
        }
    }
    std::string out;
    for (const std::string_view part : parts) {
        out += out.empty() ? "" : "/";
        out += part;
    }
    return out.empty() ? std::nullopt : std::optional(std::move(out));
}

}  // namespace

std::optional<std::string> local_path(std::string_view written) {
    const std::size_t first = written.find_first_not_of(" \t\r\n");
    written = first == written.npos ? "" : written.substr(first);
    written = written.substr(0, written.find_last_not_of(" \t\r\n") + 1);
    if (has_scheme(written)) {
        return std::nullopt;
    }
    written = written.substr(0, written.find_first_of("?#"));
    std::string path;
    for (std::size_t i = 0; i < written.size(); ++i) {
        if (written[i] == '%' && i + 2 < written.size() && hex(written[i + 1]) >= 0 &&
            hex(written[i + 2]) >= 0) {
            path += static_cast<char>(hex(written[i + 1]) * 16 + hex(written[i + 2]));
            i += 2;
        } else {
            path += written[i];
        }
    }
    const bool elsewhere = path.empty() || path.front() == '/' || has_scheme(path) ||
                           path.find('\\') != path.npos || path.find('\0') != path.npos;
    return elsewhere ? std::nullopt : without_dots(path);
}

std::optional<std::string> resolve(std::string_view base_file, std::string_view path) {
    std::vector<std::string_view> parts;
    const auto walk = [&](std::string_view text) {
        while (true) {
            const std::size_t slash = text.find('/');
            const std::string_view part = text.substr(0, slash);
            if (part == "..") {
                if (parts.empty()) {
                    return false;
                }
                parts.pop_back();
            } else if (!part.empty() && part != ".") {
                parts.push_back(part);
            }
            if (slash == text.npos) {
                return true;
            }
            text.remove_prefix(slash + 1);
        }
    };
    const std::size_t slash = base_file.rfind('/');
    if ((slash != base_file.npos && !walk(base_file.substr(0, slash))) || !walk(path) || parts.empty()) {
        return std::nullopt;
    }
    std::string out;
    for (const std::string_view part : parts) {
        out += (out.empty() ? "" : "/");
        out += part;
    }
    return out;
}

std::string relative_to(std::string_view base_file, std::string_view path) {
    std::size_t shared = 0;  // behind the last slash both have
    for (std::size_t i = 0; i < std::min(base_file.size(), path.size()) && base_file[i] == path[i]; ++i) {
        shared = base_file[i] == '/' ? i + 1 : shared;
    }
    std::string out;
    for (const char c : base_file.substr(shared)) {
        out += c == '/' ? "../" : "";
    }
    return out + std::string(path.substr(shared));
}

std::string encode_path(std::string_view path) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    for (const char c : path) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte <= ' ' || byte == '%' || byte == '?' || byte == '#' || byte == 0x7f || c == ':') {
            out += {'%', digits[byte >> 4], digits[byte & 15]};
        } else {
            out += c;
        }
    }
    return out;
}

std::string lower(std::string_view text) {
    std::string out(text);
    std::ranges::transform(out, out.begin(), [](unsigned char c) { return std::tolower(c); });
    return out;
}

}  // namespace qti
