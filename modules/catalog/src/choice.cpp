#include "choice.hpp"

#include <algorithm>

namespace catalog {
namespace {

const ChoiceAnswer* answer_to(const ChoiceQuestion& question, const ChosenAnswers& chosen) {
    const auto at = chosen.find(question.id);
    const auto found = at == chosen.end()
                           ? question.answers.end()
                           : std::ranges::find(question.answers, at->second, &ChoiceAnswer::id);
    return found == question.answers.end() ? nullptr : &*found;
}

Fit fit_of(const Choice& choice, const ChosenAnswers& chosen, const CertificationId& certification) {
    Fit out{certification, 0, {}, {}};
    std::vector<std::pair<std::int64_t, std::string>> reasons;
    for (const auto& question : choice.questions) {
        const ChoiceAnswer* answer = answer_to(question, chosen);
        const auto weight = answer ? answer->fits.find(certification.value) : decltype(answer->fits.end()){};
        if (answer == nullptr || weight == answer->fits.end()) {
            continue;
        }
        out.points += weight->second;
        if (weight->second > 0) {
            reasons.emplace_back(weight->second, answer->because);
        } else if (weight->second < 0) {
            out.doubts.push_back(answer->because);
        }
    }
    std::ranges::stable_sort(reasons, std::greater{}, &std::pair<std::int64_t, std::string>::first);
    for (auto& [weight, reason] : reasons) {
        out.reasons.push_back(std::move(reason));
    }
    return out;
}

}  // namespace

std::vector<Fit> fitting(const Choice& choice, const ChosenAnswers& chosen,
                         const std::map<CertificationId, Level>& levels) {
    std::vector<Fit> out;
    for (const auto& [certification, level] : levels) {
        Fit fit = fit_of(choice, chosen, certification);
        if (fit.points > 0) {
            out.push_back(std::move(fit));
        }
    }
    std::ranges::stable_sort(out, [&](const Fit& a, const Fit& b) {
        return a.points != b.points ? a.points > b.points
                                    : levels.at(a.certification) < levels.at(b.certification);
    });
    return out;
}

Choice in_language(const Choice& choice, const std::string& language) {
    const auto words = choice.translations.find(language);
    if (words == choice.translations.end()) {
        return choice;
    }
    Choice out = words->second;
    for (std::size_t q = 0; q < out.questions.size(); ++q) {
        for (std::size_t a = 0; a < out.questions[q].answers.size(); ++a) {
            out.questions[q].answers[a].fits = choice.questions[q].answers[a].fits;
        }
    }
    return out;
}

}  // namespace catalog
