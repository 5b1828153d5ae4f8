// items/<pool>/<item>.<language>.toml and .xml: the texts of an item in another language.
#include <fmt/format.h>
#include <base/text.hpp>
#include <documents/html.hpp>

#include "parts.hpp"

namespace itembank {
namespace {

using ShortName = schema::Text<1, 64>;
using Words = schema::Text<1, 2000>;

struct OptionTexts {
    ShortName id;
    Words text;
    std::optional<Words> why;
};
BOOST_DESCRIBE_STRUCT(OptionTexts, (), (id, text, why))
struct EntryTexts {  // a step or a prompt
    ShortName id;
    Words text;
};
BOOST_DESCRIBE_STRUCT(EntryTexts, (), (id, text))
struct TranslationFile {
    schema::Text<1, 8000> stem;
    std::optional<schema::List<OptionTexts, 12>> option;
    std::optional<schema::List<EntryTexts, 12>> step;
    std::optional<schema::List<EntryTexts, 12>> prompt;
    std::optional<schema::Text<1, 8000>> explanation;
};
BOOST_DESCRIBE_STRUCT(TranslationFile, (), (stem, option, step, prompt, explanation))
using Read = plain::Read<TranslationFile>;

class Taker {
  public:
    Taker(const Read& read, const Content& item, plain::Report& report)
        : read_(read), item_(item), report_(report) {}

    Translation take(const std::string& language) {
        const TranslationFile& file = read_.value;
        Translation out{.language = language, .stem = file.stem.value};
        markdown("/stem", out.stem);
        const bool ordering = item_.kind == ItemKind::ordering;
        if (ordering) {
            take_all("step", file.step, item_.options, out.options);
            none("option", file.option);
        } else {
            take_all("option", file.option, item_.options, out.options);
            none("step", file.step);
        }
        take_all("prompt", file.prompt, item_.prompts, out.prompts);
        explanation(out);
        return out;
    }

  private:
    void problem(const std::string& pointer, std::string message) {
        read_.problem(report_, pointer, std::move(message));
    }
    void markdown(const std::string& pointer, const std::string& text) {
        if (const auto html = documents::html(text); !html) {
            problem(pointer, html.error().detail);
        }
    }
    void none(const char* what, const auto& list) {
        if (list && !list->value.empty()) {
            problem(fmt::format("/{}", what), fmt::format("the item has no `{}`", what));
        }
    }
    void check_why(const std::string& at, const Option& mine, const OptionTexts& theirs) {
        if (mine.why.empty() && theirs.why) {
            problem(at + "/why", "the item itself says no `why` here");
        } else if (!mine.why.empty() && !theirs.why && item_.pool == Pool::practice) {
            problem(at, "needs `why`, as the item itself has it here");
        }
        markdown(at + "/why", theirs.why.value_or(Words{}).value);
    }

    // Every part of the item by its id, in the item's order.
    template <class Entry, class Mine, class Made>
    void take_all(const char* what, const std::optional<schema::List<Entry, 12>>& list,
                  const std::vector<Mine>& mine, std::vector<Made>& out) {
        const std::vector<Entry> entries = list ? list->value : std::vector<Entry>{};
        std::map<std::string, std::size_t> at;
        std::set<std::string> texts;
        for (std::size_t i = 0; i < entries.size(); ++i) {
            const std::string here = fmt::format("/{}/{}", what, i);
            const std::string& id = entries[i].id.value;
            if (std::ranges::find(mine, id, &Mine::name) == mine.end()) {
                problem(here + "/id", fmt::format("the item has no {} \"{}\"", what, id));
            } else if (!at.emplace(id, i).second) {
                problem(here + "/id", fmt::format("the id \"{}\" is here twice", id));
            }
            if (!texts.insert(entries[i].text.value).second) {
                problem(here + "/text", "two of them read the same");
            }
            markdown(here + "/text", entries[i].text.value);
        }
        for (const Mine& part : mine) {
            const auto found = at.find(part.name);
            if (found == at.end()) {
                problem(fmt::format("/{}", what), fmt::format("lacks the {} \"{}\"", what, part.name));
                continue;
            }
            const Entry& entry = entries[found->second];
            Made made{};
            made.name = part.name;
            made.text = entry.text.value;
            if constexpr (std::is_same_v<Entry, OptionTexts> && std::is_same_v<Mine, Option>) {
                check_why(fmt::format("/{}/{}", what, found->second), part, entry);
                made.why = entry.why.value_or(Words{}).value;
            }
            out.push_back(std::move(made));
        }
    }
    void explanation(Translation& out) {
        const auto& given = read_.value.explanation;
        if (item_.explanation.empty() && given) {
            problem("/explanation", "the item itself has no explanation");
        } else if (!item_.explanation.empty() && !given) {
            problem("/stem", "needs an `explanation`, as the item itself has one");
        }
        out.explanation = given ? given->value : "";
        markdown("/explanation", out.explanation);
    }

    const Read& read_;
    const Content& item_;
    plain::Report& report_;
};

// Nothing to say: a composite item's texts stand in its document.
void expect_empty(const std::string& path, const plain::Folder& folder, plain::Report& report) {
    if (folder.find(path) == nullptr) {
        return;
    }
    const auto document = plain::parse_toml(path, *folder.find(path), report);
    if (document && !document->value.as_object().empty()) {
        report.problem(path, 1, "is to be empty or absent: a composite item is translated in its document");
    }
}

std::optional<CaseStudy> translated_case(const std::string& file, const Content& item,
                                         const std::string& language, const plain::Folder& folder,
                                         plain::Report& report) {
    if (!item.case_study) {
        return std::nullopt;
    }
    const std::string path =
        fmt::format("exams/{}/cases/{}.{}.md", item.exam.value, item.case_study->name, language);
    const std::string* text = folder.find(path);
    if (text == nullptr) {
        report.problem(file, 1, fmt::format("its case study is not translated: there is no {}", path));
        return std::nullopt;
    }
    CaseStudy out = case_study_from(item.case_study->name, *text);
    const auto html = documents::html(*text);
    if (!html || trimmed(out.body).empty()) {
        report.problem(path, 1, html ? "is empty" : html.error().detail);
    }
    return out;
}

}  // namespace

Translations translations_beside(const std::string& toml, const Content& item,
                                 const std::string& own_language, const std::vector<std::string>& languages,
                                 const plain::Folder& folder, plain::Report& report) {
    Translations out;
    const std::string stem = toml.substr(0, toml.size() - 5);
    for (const std::string& language : std::set(languages.begin(), languages.end())) {
        const std::string texts = fmt::format("{}.{}.toml", stem, language);
        const std::string document = fmt::format("{}.{}.xml", stem, language);
        const bool composite = item.kind == ItemKind::composite;
        const std::string& file = composite && folder.find(document) != nullptr ? document : texts;
        if (folder.find(file) == nullptr) {
            continue;
        }
        if (language == own_language) {
            report.problem(file, 1, fmt::format("the item itself is in this language, \"{}\"", language));
            continue;
        }
        std::optional<Translation> made;
        if (composite) {
            expect_empty(texts, folder, report);
            if (file == texts) {
                report.problem(texts, 1,
                               fmt::format("translates a composite item, and there is no {}", document));
            } else if (auto composed = composed_translation(toml, language, *item.composed, folder, report)) {
                made.emplace();
                made->language = language;
                made->composed = std::move(composed);
            }
        } else if (const auto read = plain::read<TranslationFile>(folder, texts, report)) {
            made = Taker(*read, item, report).take(language);
        }
        if (made) {
            made->case_study = translated_case(file, item, language, folder, report);
            out.push_back(std::move(*made));
        }
    }
    return out;
}

}  // namespace itembank
