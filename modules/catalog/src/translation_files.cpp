// programme.<language>.toml, certifications/*/certification.<language>.toml with guide.<language>.md, and
// exams/*/exam.<language>.toml.
#include "parts.hpp"

#include <documents/html.hpp>

#include <base/text.hpp>

#include <fmt/format.h>
#include <set>

namespace catalog {
namespace {

using ShortId = schema::Text<1, 64>;
using Title = schema::Text<1, 200>;

struct ProgrammeFile {
    schema::Text<0, 20'000> about;
};
BOOST_DESCRIBE_STRUCT(ProgrammeFile, (), (about))
struct CertificationFile {
    std::optional<schema::Text<1, 120>> title;
    schema::Text<1, 300> summary;
    std::optional<schema::List<schema::Text<1, 80>, 30>> roles;
};
BOOST_DESCRIBE_STRUCT(CertificationFile, (), (title, summary, roles))
struct OfferFile {
    schema::Text<1, 160> title;
    schema::Text<1, 300> summary;
    std::optional<schema::Text<0, 20'000>> about;
};
BOOST_DESCRIBE_STRUCT(OfferFile, (), (title, summary, about))
struct TitleFile {  // of a domain or a task
    ShortId id;
    Title title;
};
BOOST_DESCRIBE_STRUCT(TitleFile, (), (id, title))
struct ObjectiveFile {
    ShortId id;
    schema::Text<1, 300> text;
};
BOOST_DESCRIBE_STRUCT(ObjectiveFile, (), (id, text))
struct ExamFile {
    std::optional<schema::Text<1, 160>> title;
    std::optional<schema::List<TitleFile, 20>> domain;
    std::optional<schema::List<TitleFile, 800>> task;
    std::optional<schema::List<ObjectiveFile, 5'000>> objective;
};
BOOST_DESCRIBE_STRUCT(ExamFile, (), (title, domain, task, objective))

// Where something that can be translated lies; * stands for one name.
constexpr std::array<std::string_view, 8> places{"items/*",   "exams/*", "exams/*/cases", "certifications/*",
                                                 "courses/*", "paths",   "workshops",     "practice"};
// Where a translation would be read by nobody.
constexpr std::array<std::string_view, 4> not_places{"courses/*/lessons", "courses/*/checks", "centres",
                                                     "exams/*/forms"};

bool lies_in(const std::string& folder, std::string_view pattern) {
    const auto wanted = split(pattern, '/'), there = split(folder, '/');
    return std::ranges::equal(wanted, there,
                              [](const std::string& w, const std::string& t) { return w == "*" || w == t; });
}

// Each text once, of exactly what the outline has.
void take(const char* what, const std::vector<std::pair<std::string, std::string>>& given,
          const std::vector<std::string>& wanted, const plain::Read<ExamFile>& read, ExamTexts& out,
          plain::Report& report) {
    std::set<std::string> seen;
    for (std::size_t i = 0; i < given.size(); ++i) {
        const auto& [id, text] = given[i];
        const std::string at = fmt::format("/{}/{}/id", what, i);
        if (std::ranges::find(wanted, id) == wanted.end()) {
            read.problem(report, at, fmt::format("the outline has no {} \"{}\"", what, id));
        } else if (!seen.insert(id).second) {
            read.problem(report, at, fmt::format("\"{}\" is here twice", id));
        }
        out.outline[id] = text;
    }
    for (const std::string& id : wanted) {
        if (!seen.contains(id)) {
            read.problem(report, fmt::format("/{}", what), fmt::format("lacks the {} \"{}\"", what, id));
        }
    }
}

ExamTexts texts_from(const plain::Read<ExamFile>& read, const std::vector<Domain>& outline,
                     plain::Report& report) {
    std::vector<std::string> domains, tasks, objectives;
    for (const Domain& domain : outline) {
        domains.push_back(domain.id);
        for (const Task& task : domain.tasks) {
            tasks.push_back(task.id);
            for (const Objective& objective : task.objectives) {
                objectives.push_back(objective.id);
            }
        }
    }
    const auto titles = [](const auto& list) {
        std::vector<std::pair<std::string, std::string>> out;
        for (const TitleFile& each : list ? list->value : std::vector<TitleFile>{}) {
            out.emplace_back(each.id.value, each.title.value);
        }
        return out;
    };
    std::vector<std::pair<std::string, std::string>> given;
    for (const ObjectiveFile& each :
         read.value.objective ? read.value.objective->value : std::vector<ObjectiveFile>{}) {
        given.emplace_back(each.id.value, each.text.value);
    }
    ExamTexts out;
    out.title = read.value.title ? read.value.title->value : "";
    take("domain", titles(read.value.domain), domains, read, out, report);
    take("task", titles(read.value.task), tasks, read, out, report);
    take("objective", given, objectives, read, out, report);
    return out;
}

// The languages that have the file, without the source's.
std::vector<std::string> languages_with(const plain::Folder& folder, std::string_view stem,
                                        std::string_view ending, const std::string& own,
                                        const std::vector<std::string>& languages, plain::Report& report) {
    std::vector<std::string> out;
    for (const std::string& language : std::set(languages.begin(), languages.end())) {
        const std::string path = fmt::format("{}.{}.{}", stem, language, ending);
        if (folder.find(path) == nullptr) {
            continue;
        }
        if (language == own) {
            report.problem(path, 1, fmt::format("the source itself is in this language, \"{}\"", language));
        } else {
            out.push_back(language);
        }
    }
    return out;
}

std::string guide_beside(const std::string& path, const plain::Folder& folder, plain::Report& report) {
    const std::string* guide = folder.find(path);
    if (guide == nullptr) {
        report.problem(path, 1, "is missing: the guide is translated with its certification");
        return {};
    }
    if (const auto html = documents::html(*guide); !html || trimmed(*guide).empty()) {
        report.problem(path, 1, html ? "is empty" : html.error().detail);
    }
    return *guide;
}

}  // namespace

void check_translations(const plain::Folder& folder, const std::vector<std::string>& languages,
                        plain::Report& report) {
    for (const auto& [path, text] : folder.files()) {
        const std::size_t slash = path.rfind('/');
        const std::string in = slash == std::string::npos ? "" : path.substr(0, slash);
        const auto parts = split(slash == std::string::npos ? path : path.substr(slash + 1), '.');
        if (parts.size() < 3 || (parts.back() != "toml" && parts.back() != "md" && parts.back() != "xml")) {
            continue;
        }
        const auto is_here = [&](std::string_view place) { return lies_in(in, place); };
        const bool place = in.empty() ? parts.front() == "programme" : std::ranges::any_of(places, is_here);
        if (!place) {
            if (std::ranges::any_of(not_places, is_here)) {
                report.problem(path, 1, "cannot be translated: nothing reads this file");
            }
            continue;
        }
        const std::string base =
            fmt::format("{}{}{}.{}", in, in.empty() ? "" : "/", parts.front(), parts.back());
        const bool empty_beside =
            parts.back() == "toml" && folder.find(path.substr(0, path.size() - 4) + "xml");
        if (parts.size() > 3) {
            report.problem(path, 1, "has too many dots: a translation is <name>.<language>.<ending>");
        } else if (std::ranges::find(languages, parts[1]) == languages.end()) {
            report.problem(path, 1,
                           fmt::format("programme.toml does not list the language \"{}\"", parts[1]));
        } else if (folder.find(base) == nullptr && !empty_beside) {
            report.problem(path, 1, fmt::format("translates {}, which is not there", base));
        }
    }
}

OfferTranslations read_offer_texts(store::Reader& reader, const plain::Folder& folder,
                                   const std::string& stem, const std::string& own, About about,
                                   plain::Report& report) {
    OfferTranslations out;
    const auto programme = programme_of(reader);
    const auto languages = programme ? programme->languages : std::vector<std::string>{};
    for (const std::string& language : languages_with(folder, stem, "toml", own, languages, report)) {
        const auto read = plain::read<OfferFile>(folder, fmt::format("{}.{}.toml", stem, language), report);
        if (!read) {
            continue;
        }
        const OfferFile& file = read->value;
        OfferTexts texts{file.title.value, file.summary.value, {}, file.about ? file.about->value : ""};
        const bool has = !trimmed(texts.about).empty();
        if (has != (about == About::some)) {
            read->problem(report, "/about",
                          has ? "the source has no `about`" : "needs `about`, as the source has it");
        }
        if (const auto html = documents::html(texts.about); !html) {
            read->problem(report, "/about", html.error().detail);
        }
        out.emplace(language, std::move(texts));
    }
    return out;
}

Bodies read_programme_texts(const plain::Folder& folder, const Programme& programme, plain::Report& report) {
    Bodies out;
    const std::string own = programme.languages.empty() ? "" : programme.languages.front();
    for (const std::string& language :
         languages_with(folder, "programme", "toml", own, programme.languages, report)) {
        const auto read =
            plain::read<ProgrammeFile>(folder, fmt::format("programme.{}.toml", language), report);
        if (!read) {
            continue;
        }
        if (const auto html = documents::html(read->value.about.value); !html) {
            read->problem(report, "/about", html.error().detail);
        }
        out[language] = schema::to_json(ProgrammeTexts{read->value.about.value});
    }
    return out;
}

Bodies read_exam_texts(const plain::Folder& folder, const std::string& exam, const std::string& own,
                       const std::vector<Domain>& outline, const std::vector<std::string>& languages,
                       plain::Report& report) {
    Bodies out;
    const std::string stem = fmt::format("exams/{}/exam", exam);
    for (const std::string& language : languages_with(folder, stem, "toml", own, languages, report)) {
        if (const auto read =
                plain::read<ExamFile>(folder, fmt::format("{}.{}.toml", stem, language), report)) {
            out[language] = schema::to_json(texts_from(*read, outline, report));
        }
    }
    return out;
}

Bodies read_certification_texts(const plain::Folder& folder, const std::string& certification,
                                std::size_t roles, const std::vector<std::string>& languages,
                                plain::Report& report) {
    Bodies out;
    const std::string own = languages.empty() ? "" : languages.front();
    const std::string here = fmt::format("certifications/{}/", certification);
    for (const std::string& language : languages_with(folder, here + "guide", "md", own, languages, report)) {
        if (folder.find(fmt::format("{}certification.{}.toml", here, language)) == nullptr) {
            report.problem(fmt::format("{}certification.{}.toml", here, language), 1,
                           "is missing: the certification is translated with its guide");
        }
    }
    for (const std::string& language :
         languages_with(folder, here + "certification", "toml", own, languages, report)) {
        const std::string path = fmt::format("{}certification.{}.toml", here, language);
        const std::string guide = guide_beside(fmt::format("{}guide.{}.md", here, language), folder, report);
        const auto read = plain::read<CertificationFile>(folder, path, report);
        if (!read) {
            continue;
        }
        const CertificationFile& file = read->value;
        CertificationTexts texts{file.title ? file.title->value : "", file.summary.value, {}, guide};
        for (const auto& role : file.roles ? file.roles->value : std::vector<schema::Text<1, 80>>{}) {
            texts.roles.push_back(role.value);
        }
        if (texts.roles.size() != roles) {
            read->problem(
                report, "/roles",
                fmt::format("must have as many as the certification, {}, in the same order", roles));
        }
        out[language] = schema::to_json(texts);
    }
    return out;
}

}  // namespace catalog
