// "Which certification is for me?": the questions, and what the answers lead to. Nobody has to sign in.
#include "choice.hpp"
#include "parts.hpp"

#include <catalog/sql/choice.hpp>
#include <http/language.hpp>

namespace catalog {
namespace {

struct AnswerView {
    std::string id, text;
};
BOOST_DESCRIBE_STRUCT(AnswerView, (), (id, text))
struct QuestionView {
    std::string id, text;
    std::vector<AnswerView> answers;
};
BOOST_DESCRIBE_STRUCT(QuestionView, (), (id, text, answers))
struct ChoiceView {
    std::string lead, language;
    std::vector<QuestionView> questions;
};
BOOST_DESCRIBE_STRUCT(ChoiceView, (), (lead, language, questions))

// "role:newcomer,goal:first-job"
struct AnswersQuery {
    schema::Text<0, 1200> answers;
};
BOOST_DESCRIBE_STRUCT(AnswersQuery, (), (answers))

struct FitView {
    Offer certification;
    std::int64_t points;
    std::vector<std::string> reasons, doubts;
    std::vector<Offer> prepare;  // what leads there: paths first
};
BOOST_DESCRIBE_STRUCT(FitView, (), (certification, points, reasons, doubts, prepare))
struct Recommendation {
    std::string language;  // of reasons and doubts
    std::int64_t answered, of;
    std::vector<FitView> fits;  // best first; empty when nothing fits the answers
};
BOOST_DESCRIBE_STRUCT(Recommendation, (), (language, answered, of, fits))

struct Spoken {
    Choice choice;
    std::string language;
};

// In the language the reader wants most of those there are.
Result<Spoken> spoken(store::Reader& reader, const Languages& wanted) {
    const auto rows = sql::the_choice(reader);
    const auto programme = programme_of(reader);
    if (rows.empty() || !programme) {
        return not_found("guided choice here; look through the catalogue instead");
    }
    const auto choice = schema::parse_own<Choice>(rows.front().content);
    std::vector<std::string> others;
    for (const auto& [language, words] : choice.translations) {
        others.push_back(language);
    }
    const std::string own = programme->languages.empty() ? "en" : programme->languages.front();
    const std::string language = language_for(wanted, own, others);
    return Spoken{in_language(choice, language), language};
}

ChosenAnswers chosen_from(std::string_view text) {
    ChosenAnswers out;
    while (!text.empty()) {
        const auto pair = text.substr(0, text.find(','));
        text.remove_prefix(std::min(text.size(), pair.size() + 1));
        if (const auto colon = pair.find(':'); colon != std::string_view::npos) {
            out.emplace(pair.substr(0, colon), pair.substr(colon + 1));
        }
    }
    return out;
}

std::vector<Offer> ways_to(store::Reader& reader, const CertificationId& id, const Languages& wanted) {
    std::vector<Offer> out;
    for (auto& offer : offers_for(reader, id)) {
        if (offer.kind != OfferKind::certification) {
            out.push_back(in_language(reader, std::move(offer), wanted));
        }
    }
    std::ranges::stable_sort(out, std::greater{},
                             [](const Offer& offer) { return offer.kind == OfferKind::path; });
    return out;
}

Result<http::InLanguage<Recommendation>> recommend(store::Reader& reader, const std::string& answers,
                                                   const Languages& wanted) {
    const Spoken now = TRY(spoken(reader, wanted));
    std::map<CertificationId, Level> levels;
    for (const auto& id : all_certifications(reader)) {
        levels.emplace(id, certification_of(reader, id)->level);
    }
    const ChosenAnswers chosen = chosen_from(answers);
    Recommendation out{now.language, 0, std::int64_t(now.choice.questions.size()), {}};
    out.answered = std::ranges::count_if(now.choice.questions,
                                         [&](const ChoiceQuestion& q) { return chosen.contains(q.id); });
    for (auto& fit : fitting(now.choice, chosen, levels)) {
        auto offer = offer_of(reader, OfferKind::certification, fit.certification.value);
        if (offer) {
            out.fits.push_back({in_language(reader, *std::move(offer), wanted), fit.points,
                                std::move(fit.reasons), std::move(fit.doubts),
                                ways_to(reader, fit.certification, wanted)});
        }
    }
    return http::InLanguage<Recommendation>{std::move(out), now.language};
}

}  // namespace

void choice_routes(http::Router& r, const shell::Shell& s) {
    r.get("/api/choice", {"The questions of the guided choice", http::anyone()}, [&s](http::Reads reads) {
        return s.db.read([&](store::Reader& reader) -> Result<http::InLanguage<ChoiceView>> {
            const Spoken now = TRY(spoken(reader, reads.wanted));
            ChoiceView out{now.choice.lead, now.language, {}};
            for (const auto& question : now.choice.questions) {
                out.questions.push_back({question.id, question.text, {}});
                for (const auto& answer : question.answers) {
                    out.questions.back().answers.push_back({answer.id, answer.text});
                }
            }
            return http::InLanguage<ChoiceView>{std::move(out), now.language};
        });
    });
    r.get("/api/choice/recommendation", {"The certifications that fit my answers, and why", http::anyone()},
          [&s](http::Query<AnswersQuery> query, http::Reads reads) {
              return s.db.read([&](store::Reader& reader) {
                  return recommend(reader, query->answers.value, reads.wanted);
              });
          });
}

}  // namespace catalog
