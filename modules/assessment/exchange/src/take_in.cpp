#include <exchange/archive.hpp>
#include <exchange/intake.hpp>

#include <base/text.hpp>

#include "names.hpp"
#include "recognise.hpp"

namespace exchange {
namespace {

constexpr std::string_view manifest_name = "imsmanifest.xml";

void unknown(const std::string& file, Intake& intake) {
    intake.problems.push_back({file, 0, qti::Severity::error, "format_unknown",
                               "This is none of the formats that can be imported: a QTI package or item, a "
                               "Common Cartridge, Moodle "
                               "XML, GIFT, Aiken, or a table with a header. Export it as one of these."});
}

void read(Format format, const std::string& name, std::string bytes, Intake& intake) {
    switch (format) {
        case Format::moodle_xml:
            return read_moodle(name, std::move(bytes), intake);
        case Format::gift:
            return read_gift(name, std::move(bytes), intake);
        case Format::aiken:
            return read_aiken(name, std::move(bytes), intake);
        case Format::csv:
            return read_csv(name, std::move(bytes), intake);
        case Format::common_cartridge:
            return read_cartridge({{name, std::move(bytes)}}, intake);
        case Format::qti_item:
        case Format::qti_package:
            return read_qti({{name, std::move(bytes)}}, intake);
    }
}

// What archivers leave behind.
bool is_litter(std::string_view path) {
    return path.starts_with("__MACOSX/") || path.contains("/__MACOSX/") || path.ends_with(".DS_Store") ||
           path.ends_with("Thumbs.db") || path.ends_with("desktop.ini") || path.ends_with("/");
}

// A folder that was packed whole: its files count from inside.
qti::Files without_outer_folder(qti::Files files) {
    while (!files.empty() && !files.contains(std::string(manifest_name))) {
        const std::string& first = files.begin()->first;
        const std::string folder = first.substr(0, first.find('/') + 1);
        const bool is_common =
            !folder.empty() && files.contains(folder + std::string(manifest_name)) &&
            std::ranges::all_of(files, [&](const auto& file) { return file.first.starts_with(folder); });
        if (!is_common) {
            break;
        }
        qti::Files inside;
        for (auto& [path, bytes] : files) {
            inside.emplace(path.substr(folder.size()), std::move(bytes));
        }
        files = std::move(inside);
    }
    return files;
}

bool is_text_format(Format format) {
    return format == Format::moodle_xml || format == Format::gift || format == Format::aiken ||
           format == Format::csv;
}
// Pages, notes and styles beside the questions are no questions, whatever braces they have.
bool may_be_questions(std::string_view path) {
    const std::string name = lower(path);
    for (const char* ending : {".txt", ".gift", ".csv", ".tsv", ".xml", ".aiken"}) {
        if (name.ends_with(ending)) {
            return true;
        }
    }
    return false;
}

void read_package(qti::Files files, Format format, Names& names, Intake& all) {
    Intake one;
    one.format = format;
    format == Format::common_cartridge ? read_cartridge(std::move(files), one)
                                       : read_qti(std::move(files), one);
    names.add(all, std::move(one));
}

}  // namespace

Intake take_in(const std::string& name, std::string bytes) {
    Intake all;
    if (is_zip(bytes)) {
        std::optional<qti::Files> files = unzip(name, bytes, all.problems);
        if (!files) {
            all.format = Format::qti_package;
            return all;
        }
        std::string().swap(bytes);
        Intake inside = take_in_folder(std::move(*files));
        inside.problems.insert(inside.problems.begin(), all.problems.begin(), all.problems.end());
        return inside;
    }
    const std::optional<Format> format = format_of(bytes);
    if (!format) {
        unknown(name, all);
        return all;
    }
    Intake one;
    one.format = *format;
    read(*format, name, std::move(bytes), one);
    all.format = one.format;
    Names names;
    names.add(all, std::move(one));
    return all;
}

Intake take_in_folder(qti::Files files) {
    std::erase_if(files, [](const auto& file) { return is_litter(file.first); });
    files = without_outer_folder(std::move(files));
    Intake all;
    all.format = Format::qti_package;
    Names names;
    if (files.contains(std::string(manifest_name))) {
        all.format = format_of_package(files);
        read_package(std::move(files), all.format, names, all);
        return all;
    }
    std::optional<Format> first;
    qti::Files rest;
    bool has_items = false, has_old = false;
    for (auto& [path, bytes] : files) {
        const std::optional<Format> format = may_be_questions(path) ? format_of(bytes) : std::nullopt;
        if (format && is_text_format(*format)) {
            Intake one;
            one.format = *format;
            read(*format, path, std::move(bytes), one);
            first = first.value_or(*format);
            names.add(all, std::move(one));
            continue;
        }
        has_items = has_items || format == Format::qti_item || format == Format::qti_package;
        has_old = has_old || format == Format::common_cartridge;
        rest.emplace(path, std::move(bytes));
    }
    if (has_items || has_old) {
        const Format format = has_items ? Format::qti_package : Format::common_cartridge;
        first = first.value_or(format);
        read_package(std::move(rest), format, names, all);
    }
    if (!first) {
        unknown("", all);
    }
    all.format = first.value_or(Format::qti_package);
    return all;
}

}  // namespace exchange
