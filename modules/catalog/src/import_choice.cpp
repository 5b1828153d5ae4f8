// choice.toml and choice.<language>.toml: the guided choice, where the programme has one.
#include "choice.hpp"
#include "parts.hpp"

#include <catalog/sql/choice.hpp>

#include <fmt/format.h>
#include <set>

namespace catalog {
namespace {

using ShortId = schema::Text<1, 64>;
struct AnswerFile {
    ShortId id;
    schema::Text<1, 120> text;
    schema::Text<1, 160> because;
    std::optional<schema::json::object> fits;
};
BOOST_DESCRIBE_STRUCT(AnswerFile, (), (id, text, because, fits))
struct QuestionFile {
    ShortId id;
    schema::Text<1, 160> text;
    schema::List<AnswerFile, 12> answer;
};
BOOST_DESCRIBE_STRUCT(QuestionFile, (), (id, text, answer))
struct ChoiceFile {
    schema::Text<0, 400> lead;
    schema::List<QuestionFile, 8> question;
};
BOOST_DESCRIBE_STRUCT(ChoiceFile, (), (lead, question))
using ReadChoice = plain::Read<ChoiceFile>;

constexpr const char* source_file = "choice.toml";

std::map<std::string, std::int64_t> fits_of(store::Reader& reader, const ReadChoice& read,
                                            const AnswerFile& answer, const std::string& at,
                                            plain::Report& report) {
    std::map<std::string, std::int64_t> out;
    for (const auto& [certification, weight] : answer.fits.value_or(schema::json::object{})) {
        const std::string here = fmt::format("{}/fits/{}", at, std::string_view(certification));
        if (!certification_of(reader, CertificationId(std::string(certification)))) {
            read.problem(report, here,
                         fmt::format("there is no certification \"{}\"", std::string_view(certification)));
        } else if (!weight.is_int64() || weight.get_int64() < -fit_max || weight.get_int64() > fit_max) {
            read.problem(report, here, "is a whole number from -3 (speaks against) to 3 (speaks for)");
        } else {
            out[std::string(certification)] = weight.get_int64();
        }
    }
    return out;
}

Choice choice_from(store::Reader& reader, const ReadChoice& read, plain::Report& report) {
    Choice out{read.value.lead.value, {}, {}};
    std::set<std::string> questions;
    for (std::size_t q = 0; q < read.value.question.value.size(); ++q) {
        const QuestionFile& question = read.value.question.value[q];
        const std::string here = fmt::format("/question/{}", q);
        if (!questions.insert(question.id.value).second) {
            read.problem(report, here + "/id", "is here twice");
        }
        if (question.answer.value.size() < 2) {
            read.problem(report, here, "needs at least two answers");
        }
        ChoiceQuestion made{question.id.value, question.text.value, {}};
        std::set<std::string> answers;
        for (std::size_t a = 0; a < question.answer.value.size(); ++a) {
            const AnswerFile& answer = question.answer.value[a];
            const std::string at = fmt::format("{}/answer/{}", here, a);
            if (!answers.insert(answer.id.value).second) {
                read.problem(report, at + "/id", "is here twice");
            }
            made.answers.push_back({answer.id.value, answer.text.value, answer.because.value,
                                    fits_of(reader, read, answer, at, report)});
        }
        out.questions.push_back(std::move(made));
    }
    if (out.questions.empty()) {
        read.problem(report, "", "needs at least one question");
    }
    return out;
}

// Word for word the same questions: a translation has the ids of the source, in its order, and no weights.
bool mirrors(const Choice& translated, const Choice& source) {
    const auto same_answers = [](const ChoiceQuestion& a, const ChoiceQuestion& b) {
        return a.id == b.id &&
               std::ranges::equal(a.answers, b.answers, {}, &ChoiceAnswer::id, &ChoiceAnswer::id) &&
               std::ranges::all_of(a.answers, [](const ChoiceAnswer& answer) { return answer.fits.empty(); });
    };
    return std::ranges::equal(translated.questions, source.questions, same_answers);
}

void read_translations(store::Reader& reader, const plain::Folder& folder, Choice& choice,
                       plain::Report& report) {
    const auto programme = programme_of(reader);
    constexpr std::string_view pattern = "choice.*.toml";
    for (const std::string& path : folder.matching(pattern)) {
        const std::string language = plain::Folder::name_in(path, pattern);
        const auto read = plain::read<ChoiceFile>(folder, path, report);
        if (!read) {
            continue;
        }
        if (!programme || std::ranges::find(programme->languages, language) == programme->languages.end()) {
            read->problem(report, "", fmt::format("programme.toml lists no language \"{}\"", language));
        }
        Choice translated = choice_from(reader, *read, report);
        if (!mirrors(translated, choice)) {
            read->problem(
                report, "",
                "has the questions and answers of choice.toml, with the same ids in the same order, "
                "and no `fits`");
        }
        choice.translations[language] = std::move(translated);
    }
}

}  // namespace

void import_choice(store::Tx& tx, const plain::Folder& folder, plain::Report& report) {
    const auto programme = programme_of(tx);
    if (!programme) {
        return;  // the report says why there is none
    }
    if (folder.find(source_file) == nullptr) {
        sql::drop_choice(tx, {.programme = programme->id});
        return;
    }
    const auto read = plain::read<ChoiceFile>(folder, source_file, report);
    if (!read) {
        return;
    }
    Choice choice = choice_from(tx, *read, report);
    read_translations(tx, folder, choice, report);
    const std::string content = schema::to_json(choice);
    const auto before = sql::the_choice(tx);
    const bool same = !before.empty() && before.front().content == content;
    report.counts["choice"].tell(!before.empty(), same, programme->id.value);
    sql::put_choice(tx, {.programme = programme->id, .content = content});
}

}  // namespace catalog
