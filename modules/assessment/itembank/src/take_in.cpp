// Import: what an importer found becomes drafts.
#include <fmt/format.h>
#include <base/text.hpp>
#include <documents/html.hpp>
#include <itembank/packages.hpp>
#include <itembank/sql/drafts.hpp>
#include <itembank/sql/items.hpp>

#include "described.hpp"
#include "translations.hpp"

namespace itembank {
namespace {

constexpr std::size_t file_bytes_max = 64 * 1'024 * 1'024;  // a film

struct Incoming {
    const exchange::Found* found = nullptr;
    Described described;
    std::map<std::string, std::string> bytes;  // by path, until they are kept
    std::string status;
};

void problem(ImportReport& report, const exchange::Found& found, qti::Severity severity, std::string code,
             std::string message) {
    report.problems.push_back({found.file, found.line, severity, std::move(code), std::move(message)});
}

std::string metadata(const exchange::Found& found, const std::string& key) {
    const auto at = found.metadata.find(key);
    return at == found.metadata.end() ? "" : at->second;
}

ItemMetadata meta_of(const exchange::Found& found, const ImportWish& wish) {
    ItemMetadata out;
    out.title = metadata(found, "title");
    out.language = metadata(found, "language");
    if (found.question) {
        out.title = found.question->title.empty() ? out.title : found.question->title;
        out.language = found.question->language.empty() ? out.language : found.question->language;
    }
    out.exam = wish.exam.value;
    out.pool = wish.pool;
    out.objective = metadata(found, "objective");
    out.cognitive = schema::value_of<Cognitive>(metadata(found, "cognitive"));
    out.source = {metadata(found, "source_title"), metadata(found, "source_url")};
    return out;
}

// What the package itself says of the item, where it came from here and nobody has changed the document
// since.
std::optional<Described> as_described(const exchange::Found& found) {
    if (found.facts.empty()) {
        return std::nullopt;
    }
    try {
        Described out = schema::parse_own<Described>(found.facts);
        const auto document = document_of(out, found.name);
        return document && *document == found.xml ? std::optional(std::move(out)) : std::nullopt;
    } catch (const std::exception&) {
        return std::nullopt;  // a description nobody here wrote
    }
}

// Paths that a translation alone shows: they come along, and the item itself has no use for them.
std::set<std::string> pictures_of_translations(const DraftBody& body) {
    std::set<std::string> out;
    for (const ItemFile& file : files_of(body)) {
        out.insert(file.path);
    }
    for (const ItemFile& file : body.files) {
        out.erase(file.path);
    }
    return out;
}

bool is_text(const std::string& path) { return path.ends_with(".xml"); }

// Pictures and the like, by their content; documents that the item refers to; the rest is left out and said
// so.
void take_files(Incoming& in, const std::set<std::string>& only_translated, ImportReport& report) {
    for (const auto& [path, bytes] : in.found->files) {
        if (is_text(path)) {
            // What a compiled question has no use for, or the document does not name, only came along.
            if (!in.described.body.question && in.found->xml.contains(path)) {
                in.described.body.texts.push_back({path, bytes});
            }
            continue;
        }
        const auto shape = files::shape_of(bytes);
        if (!shape || bytes.size() > file_bytes_max || shape->kind == files::Kind::pdf) {
            problem(report, *in.found, qti::Severity::warning, "file_left_out",
                    fmt::format("{} is left out: {}", path,
                                shape ? "it is too large, or not for showing" : shape.error().detail));
            continue;
        }
        in.bytes[path] = bytes;
        if (!only_translated.contains(path)) {
            in.described.body.files.push_back({path, sha256(bytes),
                                               std::string(files::media_type(shape->kind)),
                                               std::int64_t(bytes.size())});
        }
    }
}

Incoming incoming(const exchange::Found& found, const ImportWish& wish, ImportReport& report) {
    Incoming out{&found, {}, {}, {}};
    if (auto described = as_described(found)) {
        out.described = std::move(*described);
        const auto only_translated = pictures_of_translations(out.described.body);
        out.described.body.files.clear();
        out.described.body.texts.clear();
        take_files(out, only_translated, report);
        if (out.described.case_study) {  // it comes with the description, not as a text of the document
            const std::string path =
                stimulus_path(ExamId(out.described.body.meta.exam), out.described.case_study->name);
            std::erase_if(out.described.body.texts,
                          [&](const ItemText& t) { return t.path.ends_with(path); });
        }
        return out;
    }
    if (!found.facts.empty()) {
        problem(report, found, qti::Severity::warning, "changed_elsewhere",
                "The document was changed after it was exported. It counts as it is now; what only Assay's "
                "description said is left out.");
    }
    DraftBody& body = out.described.body;
    body.meta = meta_of(found, wish);
    body.format = TextFormat::html;
    body.question = found.question;
    if (!body.question) {
        body.qti = found.xml;
    }
    take_files(out, {}, report);
    return out;
}

// Both as JSON, without what only the store knows.
bool same(const DraftBody& a, const DraftBody& b) { return schema::to_json(a) == schema::to_json(b); }

std::string status_of(store::Reader& reader, const Incoming& in) {
    const auto row = any_item(reader, in.found->name);
    if (!row) {
        return "new";
    }
    if (const auto draft = sql::draft_of(reader, {.item = row->name})) {
        return same(schema::parse_own<DraftBody>(draft->body), in.described.body) ? "unchanged" : "changed";
    }
    const bool version_same =
        row->version && same(body_of_version(reader, *row, *row->version), in.described.body);
    return version_same ? "unchanged" : "changed";
}

schema::json::value told(const Incoming& in, bool whole) {
    const DraftBody& body = in.described.body;
    schema::json::object out{
        {"name", in.found->name}, {"file", in.found->file}, {"line", in.found->line}, {"status", in.status}};
    if (body.question) {
        const schema::json::object question = schema::write(as_html(body)).as_object();
        for (const auto& [key, value] : question) {
            const bool always = key == "type" || key == "title" || key == "text";
            if (key != "name" && (whole || always)) {
                out[key] = value;
            }
        }
        if (body.question->title.empty()) {
            out["title"] = body.meta.title;
        }
        return out;
    }
    out["type"] = "qti";
    out["title"] = body.meta.title;
    out["text"] = plain_stem(body);
    if (whole) {
        out["qti"] = body.qti;
    }
    return out;
}

Done keep_bytes(const shell::Shell& s, const Incoming& in) {
    for (const auto& [path, bytes] : in.bytes) {
        CHECK(s.files.put(bytes, files::media(file_bytes_max)));
    }
    return {};
}

Done keep(store::Tx& tx, const shell::Shell& s, const Incoming& in, const ImportWish& wish, Instant now) {
    const auto& study = in.described.case_study;
    const ExamId exam(in.described.body.meta.exam);
    if (study && !sql::stimulus_row(tx, {.exam = exam, .name = study->name})) {
        sql::insert_stimulus(tx, {.exam = exam,
                                  .name = study->name,
                                  .number = 1,
                                  .title = study->title,
                                  .body = study->body,
                                  .changed_by = wish.person,
                                  .changed_at = now});
    }
    const auto done = put_draft(tx, s,
                                {.name = in.found->name,
                                 .body = in.described.body,
                                 .person = wish.person,
                                 .reason = "Imported from " + wish.origin + "."},
                                now);
    return done ? Done{} : std::unexpected(done.error());
}

// Does it make an item at all? What does not is an error on its line.
bool makes_an_item(const Incoming& in, ImportReport& report) {
    const auto content = content_of(in.described.body, in.found->name, in.described.case_study, {});
    if (content) {
        return true;
    }
    const Failure& f = content.error();
    problem(report, *in.found, qti::Severity::error, f.code,
            f.problems.empty() ? f.detail : f.problems.front().detail);
    return false;
}

struct All {
    exchange::Intake intake;
    ImportReport report;
    std::vector<Incoming> items;  // they point into the intake
};

void gather(All& all, const ImportWish& wish) {
    all.report.problems = std::move(all.intake.problems);
    for (const exchange::Found& found : all.intake.found) {
        Incoming one = incoming(found, wish, all.report);
        if (makes_an_item(one, all.report)) {
            all.items.push_back(std::move(one));
        }
    }
}

ImportReport tell(All& all, bool whole) {
    for (const Incoming& in : all.items) {
        all.report.imported.push_back(told(in, whole));
    }
    return std::move(all.report);
}

ImportReport refused(All& all, const Incoming& in, const Failure& f) {
    problem(all.report, *in.found, qti::Severity::error, f.code, f.detail);
    return std::move(all.report);
}

}  // namespace

ImportReport look_into(store::Reader* reader, exchange::Intake intake, const ImportWish& wish) {
    All all{std::move(intake), {}, {}};
    gather(all, wish);
    for (Incoming& in : all.items) {
        in.status = reader == nullptr ? "new" : status_of(*reader, in);
    }
    return tell(all, true);
}

ImportReport take_in(const shell::Shell& s, exchange::Intake intake, const ImportWish& wish) {
    All all{std::move(intake), {}, {}};
    gather(all, wish);
    if (qti::has_errors(all.report.problems) && !wish.skip_bad) {
        return std::move(all.report);
    }
    for (const Incoming& in : all.items) {
        if (const Done done = keep_bytes(s, in); !done) {
            return refused(all, in, done.error());
        }
    }
    const Instant now = s.clock.now();
    const Incoming* at = nullptr;
    const Done done = s.db.write([&](store::Tx& tx) -> Done {
        for (Incoming& in : all.items) {
            at = &in;
            in.status = status_of(tx, in);
            if (in.status != "unchanged") {
                CHECK(keep(tx, s, in, wish, now));
            }
        }
        return {};
    });
    return done ? tell(all, false) : refused(all, *at, done.error());
}

}  // namespace itembank
