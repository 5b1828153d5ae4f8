// Questions in and out of the bank.
#include "command.hpp"

#include <catalog/catalog.hpp>
#include <exchange/intake.hpp>
#include <installation.hpp>
#include <itembank/packages.hpp>

#include <fmt/format.h>
#include <filesystem>
#include <fstream>

namespace cli {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

std::string bytes_of(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) {
        throw std::runtime_error("There is no file " + path.string() + ".");
    }
    return std::string(std::istreambuf_iterator<char>(in), {});
}

exchange::Intake intake_of(const std::string& path) {
    if (!fs::is_directory(path)) {
        if (fs::file_size(path) > exchange::package_bytes_max) {
            throw std::runtime_error(path + " is larger than an import may be.");
        }
        return exchange::take_in(fs::path(path).filename().string(), bytes_of(path));
    }
    qti::Files files;
    std::size_t bytes = 0;
    for (const auto& entry : fs::recursive_directory_iterator(path)) {
        if (!entry.is_regular_file() || entry.is_symlink()) {
            continue;
        }
        bytes += entry.file_size();
        if (bytes > exchange::package_bytes_max || files.size() >= exchange::entries_max) {
            throw std::runtime_error(path + " holds more than an import may.");
        }
        files[fs::relative(entry.path(), path).generic_string()] = bytes_of(entry.path());
    }
    return exchange::take_in_folder(std::move(files));
}

Outcome told(itembank::ImportReport report, const ImportItems& wish) {
    const bool bad = qti::has_errors(report.problems);
    Outcome out;
    for (const qti::Problem& p : report.problems) {
        out.words += fmt::format("{}:{}: {} {}: {}\n", p.file, p.line,
                                 p.severity == qti::Severity::error ? "error" : "warning", p.code, p.message);
    }
    out.good = !bad || (wish.skip_bad && !report.imported.empty());
    const auto count = report.imported.size();
    out.words += wish.dry_run ? fmt::format("{} questions would be imported. Nothing was written.", count)
                 : !out.good
                     ? "Nothing was imported. Mend the errors, or leave out what is wrong with --skip-bad."
                     : fmt::format("{} questions are in the bank.", count);
    json::array imported;
    for (json::value& one : report.imported) {
        imported.push_back(std::move(one));
    }
    out.facts = {{"imported", std::move(imported)}, {"problems", schema::write(report.problems)}};
    return out;
}

// A dry run asks a store that is there what is new, and makes none.
bool has_store(const app::Settings& settings) {
    return !settings.database.empty() || fs::exists(settings.data);
}

// By its id or by its code.
std::optional<itembank::ExamId> exam_named(const shell::Shell& s, const std::string& name) {
    return s.db.read([&](store::Reader& reader) -> std::optional<itembank::ExamId> {
        for (const catalog::Exam& exam : catalog::exams(reader)) {
            if (exam.id.value == name || exam.code == name) {
                return exam.id;
            }
        }
        return std::nullopt;
    });
}

}  // namespace

bool is_programme(const std::string& path) { return fs::exists(fs::path(path) / "programme.toml"); }

Outcome import_items(const app::Settings& settings, const ImportItems& wish) {
    if (!fs::exists(wish.path)) {
        return told({{},
                     {{wish.path, 0, qti::Severity::error, "file_missing",
                       "There is no such file or folder. Look at the path."}}},
                    wish);
    }
    auto intake = intake_of(wish.path);
    itembank::ImportWish how;
    how.skip_bad = wish.skip_bad;
    how.pool = wish.practice ? itembank::Pool::practice : itembank::Pool::live;
    how.origin = fs::path(wish.path).filename().string();
    if (wish.dry_run && !has_store(settings)) {
        return told(itembank::look_into(nullptr, std::move(intake), how), wish);
    }
    const app::Installation installation(settings);
    const shell::Shell& s = installation.shell();
    if (!wish.exam.empty()) {
        const auto exam = exam_named(s, wish.exam);
        if (!exam) {
            return {{{"code", "not_found"}}, "There is no exam " + wish.exam + ".", false};
        }
        how.exam = *exam;
    }
    if (wish.dry_run) {
        return told(s.db.read([&](store::Reader& reader) {
            return itembank::look_into(&reader, std::move(intake), how);
        }),
                    wish);
    }
    return told(itembank::take_in(s, std::move(intake), how), wish);
}

Outcome export_items(const app::Settings& settings, const ExportItems& wish) {
    if (wish.qti != "3") {
        return {{{"code", "version_unknown"}}, "Packages are written as QTI 3: --qti 3.", false};
    }
    const app::Installation installation(settings);
    const auto exam = exam_named(installation.shell(), wish.exam);
    if (!wish.exam.empty() && !exam) {
        return {{{"code", "not_found"}}, "There is no exam " + wish.exam + ".", false};
    }
    const auto zip = itembank::export_qti(installation.shell(), exam);
    if (!zip) {
        return {{{"code", zip.error().code}}, zip.error().detail, false};
    }
    const std::string unfinished = wish.out + ".part";
    std::ofstream out(unfinished, std::ios::binary);
    out.write(zip->data(), std::streamsize(zip->size())).flush();
    if (!out) {
        return {{{"code", "not_written"}}, "The file " + wish.out + " could not be written.", false};
    }
    fs::rename(unfinished, wish.out);
    const auto translations = itembank::translations_in_export(installation.shell(), exam);
    std::string words = fmt::format("{} bytes in {}.", zip->size(), wish.out);
    if (!translations.empty()) {
        words += fmt::format(
            "\n{} items have translations. QTI 3 has no place for them: they stand in assay/NAME.json alone, "
            "where Assay finds them again.",
            translations.size());
    }
    return {{{"file", wish.out}, {"bytes", zip->size()}, {"translations", schema::write(translations)}},
            std::move(words)};
}

}  // namespace cli
