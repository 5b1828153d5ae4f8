// exams/*/exam.toml: an exam stays what it is; another outline, time or pass mark is a new version.
#include "parts.hpp"

#include <catalog/sql/exams.hpp>

#include <fmt/format.h>
#include <set>

namespace catalog {
namespace {

using ShortId = schema::Text<1, 64>;
struct ObjectiveFile {
    ShortId id;
    schema::Text<1, 300> text;
};
BOOST_DESCRIBE_STRUCT(ObjectiveFile, (), (id, text))
struct TaskFile {
    ShortId id;
    schema::Text<1, 200> title;
    schema::List<ObjectiveFile, 60> objectives;
};
BOOST_DESCRIBE_STRUCT(TaskFile, (), (id, title, objectives))
struct DomainFile {
    ShortId id;
    schema::Text<1, 200> title;
    schema::Whole<1, 100> weight;
    schema::List<TaskFile, 40> task;
};
BOOST_DESCRIBE_STRUCT(DomainFile, (), (id, title, weight, task))
struct ExamFile {
    ShortId id;
    schema::Text<1, 40> code;
    schema::Text<1, 160> title;
    schema::Whole<1, 100'000> version;
    schema::Whole<1, 600> minutes;
    schema::Whole<101, 999> pass_mark;
    schema::Text<2, 12> language;
    schema::List<DomainFile, 20> domain;
};
BOOST_DESCRIBE_STRUCT(ExamFile, (), (id, code, title, version, minutes, pass_mark, language, domain))

std::vector<Domain> outline_of(const ExamFile& file) {
    std::vector<Domain> out;
    for (const auto& d : file.domain.value) {
        Domain domain{d.id.value, d.title.value, d.weight.value, {}};
        for (const auto& t : d.task.value) {
            Task task{t.id.value, t.title.value, {}};
            for (const auto& o : t.objectives.value) {
                task.objectives.push_back({o.id.value, o.text.value});
            }
            domain.tasks.push_back(std::move(task));
        }
        out.push_back(std::move(domain));
    }
    return out;
}

void check(const plain::Read<ExamFile>& read, const std::string& folder_name, plain::Report& report) {
    if (read.value.id.value != folder_name) {
        read.problem(report, "/id", fmt::format("must be the name of its folder, \"{}\"", folder_name));
    }
    std::int64_t sum = 0;
    std::set<std::string> seen;
    const auto once = [&](const std::string& id, const std::string& at) {
        if (!seen.insert(id).second) {
            read.problem(report, at, fmt::format("\"{}\" stands in this outline twice", id));
        }
    };
    for (std::size_t d = 0; d < read.value.domain.value.size(); ++d) {
        const auto& domain = read.value.domain.value[d];
        const std::string at = fmt::format("/domain/{}", d);
        sum += domain.weight.value;
        once(domain.id.value, at + "/id");
        for (std::size_t t = 0; t < domain.task.value.size(); ++t) {
            once(domain.task.value[t].id.value, fmt::format("{}/task/{}/id", at, t));
            for (std::size_t o = 0; o < domain.task.value[t].objectives.value.size(); ++o) {
                once(domain.task.value[t].objectives.value[o].id.value,
                     fmt::format("{}/task/{}/objectives/{}/id", at, t, o));
            }
        }
    }
    if (sum != 100) {
        read.problem(report, "/domain", fmt::format("the weights add up to {}; they must make 100", sum));
    }
}

void put(store::Tx& tx, const ExamFile& file, const Bodies& translations, plain::Counts& counts,
         Instant now) {
    const std::string outline = schema::to_json(outline_of(file));
    const ExamId id(file.id.value);
    const auto row = sql::exam_row(tx, {.id = id});
    const auto current =
        row ? sql::exam_version_row(tx, {.exam = id, .version = row->version}) : std::nullopt;
    const bool same_version = current && current->minutes == file.minutes.value &&
                              current->pass_mark == file.pass_mark.value && current->outline == outline &&
                              file.version.value <= current->version;
    const bool same_names = row && row->code == file.code.value && row->title == file.title.value &&
                            row->language == file.language.value;
    const bool translated = keep_translations(tx, exam_texts, id.value, translations);
    if (same_version && same_names) {
        counts.tell(true, !translated, id.value, row->version);
        return;
    }
    const std::int64_t version = same_version ? row->version
                                 : current    ? std::max(current->version + 1, file.version.value)
                                              : file.version.value;
    counts.tell(row.has_value(), false, id.value, version);
    sql::put_exam(tx, {.id = id,
                       .code = file.code.value,
                       .title = file.title.value,
                       .language = file.language.value,
                       .version = version});
    if (!same_version) {
        sql::add_exam_version(tx, {.exam = id,
                                   .version = version,
                                   .minutes = file.minutes.value,
                                   .pass_mark = file.pass_mark.value,
                                   .outline = outline,
                                   .made_at = now});
    }
}
}  // namespace

void import_exams(store::Tx& tx, const plain::Folder& folder, plain::Report& report, Instant now) {
    constexpr std::string_view pattern = "exams/*/exam.toml";
    for (const auto& path : folder.matching(pattern)) {
        const std::size_t before = report.problems.size();
        const auto read = plain::read<ExamFile>(folder, path, report);
        if (!read) {
            continue;
        }
        const std::string name = plain::Folder::name_in(path, pattern);
        check(*read, name, report);
        const auto programme = programme_of(tx);
        const Bodies translations =
            read_exam_texts(folder, name, read->value.language.value, outline_of(read->value),
                            programme ? programme->languages : std::vector<std::string>{}, report);
        if (report.problems.size() == before) {
            put(tx, read->value, translations, report.counts["exam"], now);
        }
    }
}
}  // namespace catalog
