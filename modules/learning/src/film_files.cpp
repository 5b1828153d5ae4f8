#include "film_files.hpp"

#include <files/files.hpp>

#include <fmt/format.h>
#include <algorithm>

namespace learning {
namespace {

std::vector<Captions> captions_at(const std::string& base, const plain::Folder& folder,
                                  plain::Report& report) {
    constexpr std::string_view ending = ".vtt";
    std::vector<Captions> out;
    for (auto at = folder.files().lower_bound(base + "."); at != folder.files().end(); ++at) {
        const auto& [path, text] = *at;
        if (!path.starts_with(base + ".")) {
            break;
        }
        if (!path.ends_with(ending)) {
            continue;
        }
        const std::string language =
            path.substr(base.size() + 1, path.size() - base.size() - 1 - ending.size());
        const bool plausible =
            !language.empty() && language.size() <= 12 && std::ranges::all_of(language, [](char c) {
                return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
            });
        const auto shape = files::shape_of(text);
        if (!plausible) {
            report.problem(path, 1, "captions are called <activity>.<language>.vtt");
        } else if (text.size() > captions_bytes_max || !shape || shape->kind != files::Kind::vtt) {
            report.problem(path, 1, "is no WebVTT, or more than 256 KiB of it");
        } else {
            out.push_back({language, text});
        }
    }
    return out;
}

}  // namespace

std::optional<Film> film_at(const std::string& base, const std::string& language, const shell::Shell& s,
                            const plain::Folder& folder, plain::Report& report) {
    const std::string* bytes = folder.find(base + ".mp4");
    const std::string path = base + (bytes ? ".mp4" : ".webm");
    bytes = bytes ? bytes : folder.find(path);
    if (bytes == nullptr) {
        report.problem(base + ".mp4", 1, "is missing: a video is an .mp4 or a .webm");
        return std::nullopt;
    }
    const auto kept = s.files.put(*bytes, {film_bytes_max, {files::Kind::mp4, files::Kind::webm}});
    if (!kept) {
        report.problem(path, 1, kept.error().detail);
        return std::nullopt;
    }
    Film out{kept->sha256, kept->type, std::int64_t(kept->bytes), captions_at(base, folder, report)};
    if (std::ranges::find(out.captions, language, &Captions::language) == out.captions.end()) {
        report.problem(
            fmt::format("{}.{}.vtt", base, language), 1,
            "is missing: a film has captions in the language of its course, for those who cannot hear it");
    }
    return out;
}

}  // namespace learning
