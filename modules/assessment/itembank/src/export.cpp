// The bank's items as a QTI 3 package.
#include <fmt/format.h>
#include <catalog/catalog.hpp>
#include <exchange/archive.hpp>
#include <itembank/packages.hpp>
#include <itembank/sql/drafts.hpp>
#include <itembank/sql/packages.hpp>

#include "described.hpp"
#include "translations.hpp"

namespace itembank {
namespace {

struct Out {
    qti::Files files;
    std::vector<qti::NewItem> items;
    std::vector<qti::NewTest> tests;
    std::map<std::string, std::string> path_of;  // item -> its document
};

// "items/a/in/" and "../b.png" give "items/a/b.png".
std::string joined_path(std::string folder, std::string_view path) {
    while (path.starts_with("../")) {
        path.remove_prefix(3);
        folder.pop_back();
        folder.erase(folder.rfind('/') + 1);
    }
    return folder + std::string(path);
}

std::map<std::string, std::string> metadata_of(const ItemMetadata& meta) {
    std::map<std::string, std::string> out{{"title", meta.title},
                                           {"language", meta.language},
                                           {"objective", meta.objective},
                                           {"source_title", meta.source.title},
                                           {"source_url", meta.source.url}};
    if (meta.cognitive) {
        out["cognitive"] = schema::name_of(*meta.cognitive);
    }
    std::erase_if(out, [](const auto& entry) { return entry.second.empty(); });
    return out;
}

// The latest version; of what has none, the working copy.
std::optional<Described> described_of(store::Reader& reader, const BankRow& row) {
    Described out;
    out.enemies = enemy_names(reader, row.name);
    if (row.version) {
        out.body = body_of_version(reader, row, *row.version);
        out.case_study = item_of(reader, *row.version)->content.case_study;
    } else if (const auto draft = sql::draft_of(reader, {.item = row.name})) {
        out.body = schema::parse_own<DraftBody>(draft->body);
        out.case_study = case_study_of(reader, out.body.meta);
    } else {
        return std::nullopt;
    }
    return out;
}

Done add_item(store::Reader& reader, const shell::Shell& s, const BankRow& row, Out& out) {
    const auto found = described_of(reader, row);
    if (!found) {
        return {};
    }
    const Described& described = *found;
    const DraftBody& body = described.body;
    auto xml = document_of(described, row.name);
    if (!xml) {
        return refuse("not_exportable",
                      fmt::format("{} does not compile to QTI. Open it in the editor.", row.name));
    }
    std::vector<std::string> paths;
    for (const ItemFile& file : files_of(body)) {
        paths.push_back(file.path);
    }
    for (const ItemText& text : body.texts) {
        paths.push_back(text.path);
    }
    const std::string folder = item_folder(row.name, paths);
    qti::NewItem item{folder + "item.xml", std::move(*xml), {}, metadata_of(body.meta)};
    out.files[item.path] = item.xml;
    const auto add = [&](const std::string& path, std::string bytes) {
        item.files.push_back(path);
        out.files[path] = std::move(bytes);
    };
    for (const ItemFile& file : files_of(body)) {
        add(joined_path(folder, file.path), TRY(s.files.get(file.file)));
    }
    for (const ItemText& text : body.texts) {
        add(joined_path(folder, text.path), text.text);
    }
    if (described.case_study) {
        const std::string path = stimulus_path(ExamId(body.meta.exam), described.case_study->name);
        add(path, stimulus_document(*described.case_study, path.substr(8, path.size() - 12)));
    }
    add("assay/" + row.name + ".json", schema::to_json(described));
    out.path_of[row.name] = item.path;
    out.items.push_back(std::move(item));
    return {};
}

// A form as a test: one part, one section, its items in order; pretest items are marked by their category.
void add_form(const Form& form, Out& out) {
    qti::Test test;
    test.id = fmt::format("{}-{}", form.exam.value, form.name);
    test.title = fmt::format("{}, form {}", form.exam.value, form.name);
    const std::string path = "tests/" + test.id + ".xml";
    qti::Section section{.id = "questions", .title = test.title};
    qti::NewTest made{path, "", {}};
    for (const FormItem& item : form.items) {
        const auto at = out.path_of.find(item.name);
        if (at == out.path_of.end()) {
            continue;
        }
        qti::ItemReference ref{.id = item.name, .href = at->second};
        ref.categories = {item.scored ? (item.anchor ? "anchor" : "scored") : "pretest"};
        section.children.push_back(std::move(ref));
        made.items.push_back(at->second);
    }
    if (section.children.empty()) {
        return;
    }
    test.parts.push_back({"part-1", "nonlinear", "simultaneous", {std::move(section)}});
    test.path = path;
    made.xml = qti::write_test(test);
    out.files[path] = made.xml;
    out.tests.push_back(std::move(made));
}

}  // namespace

std::map<std::string, std::vector<std::string>> translations_in_export(const shell::Shell& s,
                                                                       const std::optional<ExamId>& exam) {
    return s.db.read([&](store::Reader& reader) {
        std::map<std::string, std::vector<std::string>> out;
        for (const auto& line : sql::items_to_export(reader, {.exam = exam ? exam->value : ""})) {
            const auto described = described_of(reader, *any_item(reader, line.name));
            for (const Translation& t :
                 described ? described->body.translations.value_or(Translations{}) : Translations{}) {
                out[line.name].push_back(t.language);
            }
        }
        return out;
    });
}

Result<std::string> export_qti(const shell::Shell& s, const std::optional<ExamId>& exam) {
    auto packed = s.db.read([&](store::Reader& reader) -> Result<Out> {
        if (exam && !catalog::exam_of(reader, *exam)) {
            return not_found("exam");
        }
        Out out;
        for (const auto& line : sql::items_to_export(reader, {.exam = exam ? exam->value : ""})) {
            CHECK(add_item(reader, s, *any_item(reader, line.name), out));
        }
        for (const catalog::Exam& one : catalog::exams(reader)) {
            if (!exam || one.id == *exam) {
                for (const Form& form : forms_of_exam(reader, one.id, one.version)) {
                    add_form(*form_of(reader, form.id), out);
                }
            }
        }
        return out;
    });
    Out out = TRY(std::move(packed));
    if (out.items.empty()) {
        return refuse("no_items", "There is nothing to export: the bank has no items yet.");
    }
    out.files["imsmanifest.xml"] = qti::write_manifest("assay-export", out.items, out.tests);
    return exchange::zip(out.files);
}

}  // namespace itembank
