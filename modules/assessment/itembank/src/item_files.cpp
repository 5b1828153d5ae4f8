// items/<pool>/<item>.toml: what its author wrote, every rule of the format checked, every problem on its
// line.
#include "parts.hpp"

#include <fmt/format.h>
#include <base/text.hpp>
#include <documents/html.hpp>

namespace itembank {
namespace {

using ShortName = schema::Text<1, 64>;
using Words = schema::Text<1, 2000>;

struct OptionFile {
    ShortName id;
    Words text;
    std::optional<bool> correct;
    std::optional<Words> why;
};
BOOST_DESCRIBE_STRUCT(OptionFile, (), (id, text, correct, why))
struct StepFile {
    ShortName id;
    Words text;
};
BOOST_DESCRIBE_STRUCT(StepFile, (), (id, text))
struct PromptFile {
    ShortName id;
    Words text;
    ShortName match;
};
BOOST_DESCRIBE_STRUCT(PromptFile, (), (id, text, match))
struct SourceFile {
    schema::Text<1, 300> title;
    schema::Text<1, 500> url;
};
BOOST_DESCRIBE_STRUCT(SourceFile, (), (title, url))
struct ItemFile {
    ShortName id, exam;
    ItemKind kind = ItemKind::choice;
    schema::Text<1, 32> objective;
    Cognitive cognitive = Cognitive::remember;
    std::optional<ShortName> case_study;  // `case` in the file, which C++ keeps for itself
    std::optional<schema::List<ShortName, 50>> enemies;
    std::optional<schema::Text<1, 8000>> stem;  // of a composite item the document has it
    SourceFile source;
    std::optional<schema::Whole<2, 9>> choose;
    std::optional<schema::List<OptionFile, 12>> option;
    std::optional<schema::List<StepFile, 12>> step;
    std::optional<schema::List<PromptFile, 12>> prompt;
    std::optional<schema::Text<1, 8000>> explanation;
};
BOOST_DESCRIBE_STRUCT(ItemFile, (),
                      (id, exam, kind, objective, cognitive, case_study, enemies, stem, source, choose,
                       option, step, prompt, explanation))
using Read = plain::Read<ItemFile>;

std::optional<Read> read_file(const plain::Folder& folder, const std::string& path, plain::Report& report) {
    auto document = plain::parse_toml(path, *folder.find(path), report);
    if (!document) {
        return std::nullopt;
    }
    if (auto* table = document->value.if_object(); table != nullptr && table->contains("case")) {
        (*table)["case_study"] = table->at("case");
        table->erase("case");
        document->lines.by_pointer["/case_study"] = document->lines.of("/case");
    }
    Problems problems;
    Read out{path, {}, std::move(document->lines)};
    schema::read(document->value, out.value, "", problems);
    plain::add_problems(path, out.lines, problems, report);
    return problems.empty() ? std::optional(std::move(out)) : std::nullopt;
}

// Checks one item; what it finds goes to the report with its line.
class Checker {
  public:
    Checker(const Read& read, Pool pool, plain::Report& report)
        : read_(read), file_(read.value), pool_(pool), report_(report) {}

    void run() {
        unique("option", file_.option);
        unique("step", file_.step);
        unique("prompt", file_.prompt);
        switch (file_.kind) {
            case ItemKind::choice:
                choice();
                break;
            case ItemKind::multiple_response:
                multiple_response();
                break;
            case ItemKind::ordering:
                ordering();
                break;
            case ItemKind::matching:
                matching();
                break;
            case ItemKind::composite:
                composite();
                break;
        }
        if (!file_.stem && file_.kind != ItemKind::composite) {
            problem("/kind", "says nothing: it needs a `stem`");
        }
        texts();
    }

  private:
    void problem(const std::string& pointer, std::string message) {
        read_.problem(report_, pointer, std::move(message));
    }
    static std::size_t count(const auto& list) { return list ? list->value.size() : 0; }
    std::size_t correct() const {
        return file_.option
                   ? std::size_t(std::ranges::count_if(
                         file_.option->value, [](const OptionFile& o) { return o.correct.value_or(false); }))
                   : 0;
    }
    void none(const char* what, std::size_t there) {
        if (there != 0) {
            problem(fmt::format("/{}", what), fmt::format("an item of this kind has no `{}`", what));
        }
    }
    void between(const char* what, std::size_t there, std::size_t least, std::size_t most) {
        if (there < least || there > most) {
            problem(fmt::format("/{}", what),
                    least == most
                        ? fmt::format("needs exactly {} [[{}]], and has {}", least, what, there)
                        : fmt::format("needs {} to {} [[{}]], and has {}", least, most, what, there));
        }
    }
    void unique(const char* what, const auto& list) {
        std::set<std::string> ids, texts;
        for (std::size_t i = 0; i < count(list); ++i) {
            const auto& entry = list->value[i];
            const std::string here = fmt::format("/{}/{}", what, i);
            if (!is_short_name(entry.id.value)) {
                problem(here + "/id", "an id has lower-case letters, digits and hyphens");
            }
            if (!ids.insert(entry.id.value).second) {
                problem(here + "/id", fmt::format("the id \"{}\" is here twice", entry.id.value));
            }
            if (!texts.insert(entry.text.value).second) {
                problem(here + "/text", "two of them read the same");
            }
        }
    }
    void why_on_every_option() {
        for (std::size_t i = 0; i < count(file_.option) && pool_ == Pool::practice; ++i) {
            if (!file_.option->value[i].why) {
                problem(fmt::format("/option/{}", i), "a practice item says `why` on every option");
            }
        }
    }
    void explained() {
        if (!file_.explanation) {
            problem("/kind", "an ordering or matching item needs an `explanation`");
        }
    }
    void choice() {
        between("option", count(file_.option), 4, 4);
        if (correct() != 1) {
            problem("/option", fmt::format("a choice has exactly one correct option, not {}", correct()));
        }
        none("step", count(file_.step));
        none("prompt", count(file_.prompt));
        none("choose", file_.choose ? 1 : 0);
        why_on_every_option();
    }
    void multiple_response() {
        between("option", count(file_.option), 5, 10);
        none("step", count(file_.step));
        none("prompt", count(file_.prompt));
        why_on_every_option();
        if (!file_.choose) {
            return problem("/kind", "a multiple response says with `choose` how many options are correct");
        }
        const auto wanted = std::size_t(file_.choose->value);
        if (correct() != wanted) {
            problem("/choose", fmt::format("says {}, but {} options are correct", wanted, correct()));
        }
        if (wanted >= count(file_.option)) {
            problem("/choose", "leaves nothing to choose from");
        }
        static constexpr std::array<std::string_view, 10> words{"",     "one", "two",   "three", "four",
                                                                "five", "six", "seven", "eight", "nine"};
        const std::string stem = lower(file_.stem.value_or(schema::Text<1, 8000>{}).value);
        if (!stem.contains(words[wanted]) && !stem.contains(std::to_string(wanted))) {
            problem("/stem",
                    fmt::format("must say how many to choose, as in \"(Choose {}.)\"", words[wanted]));
        }
    }
    void ordering() {
        between("step", count(file_.step), 3, 5);
        none("option", count(file_.option));
        none("prompt", count(file_.prompt));
        none("choose", file_.choose ? 1 : 0);
        explained();
    }
    void matching() {
        between("prompt", count(file_.prompt), 3, 7);
        between("option", count(file_.option), 2, 10);
        none("step", count(file_.step));
        none("choose", file_.choose ? 1 : 0);
        explained();
        for (std::size_t i = 0; i < count(file_.option); ++i) {
            if (file_.option->value[i].correct) {
                problem(fmt::format("/option/{}/correct", i), "the prompts of a matching item say what fits");
            }
        }
        for (std::size_t i = 0; i < count(file_.prompt); ++i) {
            const std::string& match = file_.prompt->value[i].match.value;
            if (count(file_.option) == 0 ||
                std::ranges::none_of(file_.option->value,
                                     [&](const OptionFile& o) { return o.id.value == match; })) {
                problem(fmt::format("/prompt/{}/match", i), fmt::format("there is no option \"{}\"", match));
            }
        }
    }
    void composite() {
        none("stem", file_.stem ? 1 : 0);
        none("option", count(file_.option));
        none("step", count(file_.step));
        none("prompt", count(file_.prompt));
        none("choose", file_.choose ? 1 : 0);
    }
    void text(const std::string& pointer, const std::string& markdown) {
        if (const auto html = documents::html(markdown); !html) {
            problem(pointer, html.error().detail);
        }
    }
    void texts() {
        text("/stem", file_.stem ? file_.stem->value : "");
        text("/explanation", file_.explanation ? file_.explanation->value : "");
        for (std::size_t i = 0; i < count(file_.option); ++i) {
            text(fmt::format("/option/{}/text", i), file_.option->value[i].text.value);
            text(fmt::format("/option/{}/why", i), file_.option->value[i].why.value_or(Words{}).value);
        }
        for (std::size_t i = 0; i < count(file_.prompt); ++i) {
            text(fmt::format("/prompt/{}/text", i), file_.prompt->value[i].text.value);
        }
        for (std::size_t i = 0; i < count(file_.step); ++i) {
            text(fmt::format("/step/{}/text", i), file_.step->value[i].text.value);
        }
    }

    const Read& read_;
    const ItemFile& file_;
    Pool pool_;
    plain::Report& report_;
};

std::optional<CaseStudy> case_of(const Read& read, const plain::Folder& folder, plain::Report& report) {
    const ItemFile& file = read.value;
    if (!file.case_study) {
        return std::nullopt;
    }
    const std::string path = fmt::format("exams/{}/cases/{}.md", file.exam.value, file.case_study->value);
    const std::string* text = folder.find(path);
    if (text == nullptr) {
        read.problem(report, "/case_study", fmt::format("there is no {}", path));
        return std::nullopt;
    }
    if (const auto html = documents::html(*text); !html || trimmed(*text).empty()) {
        read.problem(report, "/case_study",
                     fmt::format("{}: {}", path, html ? "is empty" : html.error().detail));
    }
    return case_study_from(file.case_study->value, *text);
}

Content content_of(const ItemFile& file, Pool pool, std::optional<CaseStudy> case_study) {
    Content c;
    c.item = file.id.value;
    c.exam = ExamId(file.exam.value);
    c.pool = pool;
    c.kind = file.kind;
    c.objective = file.objective.value;
    c.cognitive = file.cognitive;
    c.case_study = std::move(case_study);
    c.stem = file.stem ? file.stem->value : "";
    c.source = {file.source.title.value, file.source.url.value};
    c.choose = file.choose ? file.choose->value : 1;
    c.explanation = file.explanation ? file.explanation->value : "";
    for (const auto& enemy : file.enemies ? file.enemies->value : std::vector<ShortName>{}) {
        c.enemies.push_back(enemy.value);
    }
    for (const auto& o : file.option ? file.option->value : std::vector<OptionFile>{}) {
        c.options.push_back(
            {o.id.value, o.id.value, o.text.value, o.correct.value_or(false), o.why.value_or(Words{}).value});
    }
    for (const auto& s : file.step ? file.step->value : std::vector<StepFile>{}) {
        c.options.push_back({s.id.value, s.id.value, s.text.value, false, ""});
    }
    for (const auto& p : file.prompt ? file.prompt->value : std::vector<PromptFile>{}) {
        c.prompts.push_back({p.id.value, p.id.value, p.text.value, p.match.value});
    }
    return c;
}

void check_outline(const Read& read, const Outlines& outlines, const plain::Folder& folder,
                   plain::Report& report) {
    const auto& file = read.value;
    const auto outline = outlines.find(file.exam.value);
    if (outline == outlines.end()) {
        if (folder.find(fmt::format("exams/{}/exam.toml", file.exam.value)) == nullptr) {
            read.problem(report, "/exam", fmt::format("there is no exams/{}/exam.toml", file.exam.value));
        }
    } else if (!outline->second.domain_of.contains(file.objective.value)) {
        read.problem(
            report, "/objective",
            fmt::format("the outline of {} has no objective {}", file.exam.value, file.objective.value));
    }
}

std::string language_of(const Outlines& outlines, const std::string& exam) {
    const auto outline = outlines.find(exam);
    return outline == outlines.end() ? "" : outline->second.exam.language;
}

}  // namespace

CaseStudy case_study_from(const std::string& name, const std::string& markdown) {
    CaseStudy out{name, name, markdown};
    if (markdown.starts_with("# ")) {
        const std::size_t end = std::min(markdown.find('\n'), markdown.size());
        out.title = trimmed(markdown.substr(2, end - 2));
        out.body = trimmed(markdown.substr(end));
    }
    return out;
}

ReadItems read_items(const Outlines& outlines, const std::vector<std::string>& languages,
                     const plain::Folder& folder, plain::Report& report) {
    ReadItems out;
    for (const std::string& path : folder.matching("items/*/*.toml")) {
        const std::string pool_name = plain::Folder::name_in(path, "items/*/*.toml", 0);
        const std::string name = plain::Folder::name_in(path, "items/*/*.toml", 1);
        const auto pool = schema::value_of<Pool>(pool_name);
        if (!pool) {
            report.problem(path, 1, "items stand in items/live or items/practice");
            continue;
        }
        const auto read = read_file(folder, path, report);
        if (!read) {
            continue;
        }
        if (read->value.id.value != name || !is_short_name(name)) {
            read->problem(report, "/id", fmt::format("must be the file's name, \"{}\", in lower case", name));
        }
        check_outline(*read, outlines, folder, report);
        Checker(*read, *pool, report).run();
        auto case_study = case_of(*read, folder, report);
        ReadItem item{path, read->lines, content_of(read->value, *pool, std::move(case_study)), {}};
        if (read->value.kind == ItemKind::composite) {
            item.content.composed = composed_beside(path, folder, report);
            if (!item.content.composed) {
                continue;  // the problem is in the report
            }
        }
        if (auto translations = translations_beside(
                path, item.content, language_of(outlines, read->value.exam.value), languages, folder, report);
            !translations.empty()) {
            item.content.translations = std::move(translations);
        }
        if (const auto [at, fresh] = out.emplace(name, std::move(item)); !fresh) {
            report.problem(path, 1, fmt::format("{} is also in {}", name, at->second.file));
        }
    }
    for (const auto& [name, item] : out) {
        for (std::size_t i = 0; i < item.content.enemies.size(); ++i) {
            if (item.content.enemies[i] == name || !out.contains(item.content.enemies[i])) {
                report.problem(item.file, item.lines.of(fmt::format("/enemies/{}", i)),
                               fmt::format("there is no other item \"{}\"", item.content.enemies[i]));
            }
        }
    }
    return out;
}

}  // namespace itembank
