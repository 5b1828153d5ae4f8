// items/<pool>/<item>.xml beside an item of kind composite, and what it shows in items/<pool>/<item>/.
#include <fmt/format.h>
#include <base/text.hpp>
#include <files/files.hpp>
#include <qti/body.hpp>
#include <qti/write.hpp>

#include "parts.hpp"

namespace itembank {
namespace {

// A path of the document, as a path of the programme's folder; nothing outside the item's own folder.
std::string in_folder(const std::string& xml, std::string_view path) {
    const std::string folder = xml.substr(0, xml.rfind('/') + 1);
    const std::string own = xml.substr(folder.size(), xml.size() - folder.size() - 4) + "/";
    return path.starts_with(own) && !path.contains("..") ? folder + std::string(path) : "";
}

void take_media(const std::string& xml, const qti::Item& item, const plain::Folder& folder, Composed& out,
                plain::Report& report) {
    for (const std::string& path : qti::files_of(item)) {
        const std::string* bytes = folder.find(in_folder(xml, path));
        if (bytes == nullptr) {
            report.problem(xml, 1, fmt::format("names {}, which is not in its own folder", path));
            continue;
        }
        if (path.ends_with(".xml")) {
            out.texts.push_back({path, *bytes});
            continue;
        }
        const auto shape = files::shape_of(*bytes);
        if (!shape) {
            report.problem(in_folder(xml, path), 1, shape.error().detail);
            continue;
        }
        out.files.push_back(
            {path, sha256(*bytes), std::string(files::media_type(shape->kind)), std::int64_t(bytes->size())});
    }
}

}  // namespace

std::string media_file(const std::string& toml, const std::string& path) {
    return in_folder(toml.substr(0, toml.size() - 4) + "xml", path);
}

std::optional<Composed> composed_beside(const std::string& toml, const plain::Folder& folder,
                                        plain::Report& report) {
    const std::string xml = toml.substr(0, toml.size() - 4) + "xml";
    const std::string* text = folder.find(xml);
    if (text == nullptr) {
        report.problem(toml, 1, fmt::format("an item of kind composite has its question in {}", xml));
        return std::nullopt;
    }
    qti::Problems problems;
    const auto item =
        qti::read_item(*text, xml, problems, [&](std::string_view path) -> std::optional<std::string> {
            const std::string* found = folder.find(in_folder(xml, path));
            return found ? std::optional(*found) : std::nullopt;
        });
    for (const qti::Problem& p : problems) {
        report.problem(xml, std::max<std::int64_t>(p.line, 1),
                       p.message);  // a warning, too: mend it or leave it out
    }
    if (!item) {
        return std::nullopt;
    }
    Composed out{.title = item->title, .language = item->language, .qti = qti::write_item(*item)};
    out.question = exchange::question_of(*item);
    take_media(xml, *item, folder, out, report);
    return out;
}

}  // namespace itembank
