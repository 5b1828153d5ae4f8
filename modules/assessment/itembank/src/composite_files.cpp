// items/<pool>/<item>.xml beside an item of kind composite, and what it shows in items/<pool>/<item>/.
#include <fmt/format.h>
#include <base/text.hpp>
#include <files/files.hpp>
#include <qti/body.hpp>
#include <qti/write.hpp>

#include "composite.hpp"
#include "parts.hpp"

namespace itembank {
namespace {

// A path of the document, as a path of the programme's folder; nothing outside the item's own folder, which
// is beside `toml` and has its name, whatever the language of the document.
std::string in_folder(const std::string& toml, std::string_view path) {
    const std::string folder = toml.substr(0, toml.rfind('/') + 1);
    const std::string own = toml.substr(folder.size(), toml.size() - folder.size() - 5) + "/";
    return path.starts_with(own) && !path.contains("..") ? folder + std::string(path) : "";
}

struct Where {
    std::string toml;  // the item's
    std::string xml;   // the document's
};

void take_media(const Where& at, const qti::Item& item, const plain::Folder& folder, Composed& out,
                plain::Report& report) {
    for (const std::string& path : qti::files_of(item)) {
        const std::string* bytes = folder.find(in_folder(at.toml, path));
        if (bytes == nullptr) {
            report.problem(at.xml, 1, fmt::format("names {}, which is not in its own folder", path));
            continue;
        }
        if (path.ends_with(".xml")) {
            out.texts.push_back({path, *bytes});
            continue;
        }
        const auto shape = files::shape_of(*bytes);
        if (!shape) {
            report.problem(in_folder(at.toml, path), 1, shape.error().detail);
            continue;
        }
        out.files.push_back(
            {path, sha256(*bytes), std::string(files::media_type(shape->kind)), std::int64_t(bytes->size())});
    }
}

qti::ItemRef read_document(const Where& at, const plain::Folder& folder, plain::Report& report) {
    qti::Problems problems;
    auto item = qti::read_item(*folder.find(at.xml), at.xml, problems,
                               [&](std::string_view path) -> std::optional<std::string> {
                                   const std::string* found = folder.find(in_folder(at.toml, path));
                                   return found ? std::optional(*found) : std::nullopt;
                               });
    for (const qti::Problem& p : problems) {
        report.problem(at.xml, std::max<std::int64_t>(p.line, 1),
                       p.message);  // a warning, too: mend it or leave it out
    }
    return item;
}

std::string without_ending(const std::string& toml) { return toml.substr(0, toml.size() - 5); }

}  // namespace

std::string media_file(const std::string& toml, const std::string& path) { return in_folder(toml, path); }

std::optional<Composed> composed_beside(const std::string& toml, const plain::Folder& folder,
                                        plain::Report& report) {
    const Where at{toml, without_ending(toml) + ".xml"};
    if (folder.find(at.xml) == nullptr) {
        report.problem(toml, 1, fmt::format("an item of kind composite has its question in {}", at.xml));
        return std::nullopt;
    }
    const auto item = read_document(at, folder, report);
    if (!item) {
        return std::nullopt;
    }
    Composed out{.title = item->title, .language = item->language, .qti = qti::write_item(*item)};
    out.question = exchange::question_of(*item);
    take_media(at, *item, folder, out, report);
    return out;
}

std::optional<Composed> composed_translation(const std::string& toml, const std::string& language,
                                             const Composed& own, const plain::Folder& folder,
                                             plain::Report& report) {
    const Where at{toml, fmt::format("{}.{}.xml", without_ending(toml), language)};
    const auto item = read_document(at, folder, report);
    qti::Problems problems;
    const auto source = read_composed(own, problems);
    if (!item || !source) {
        return std::nullopt;
    }
    for (const qti::Problem& p : differences(*source, *item, language)) {
        report.problem(at.xml, std::max<std::int64_t>(p.line, 1), p.message);
    }
    Composed out{.title = item->title, .language = language, .qti = qti::write_item(*item)};
    take_media(at, *item, folder, out, report);
    return out;
}

}  // namespace itembank
