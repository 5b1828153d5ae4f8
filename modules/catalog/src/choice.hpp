// The guided choice: a few questions about role, experience and goal, and the certifications that fit the
// answers, each with the reasons. Pure.
#pragma once
#include <catalog/words.hpp>

namespace catalog {

struct ChoiceAnswer {
    std::string id, text;
    std::string because;                       // goes on after "because you said": "you are new to the cloud"
    std::map<std::string, std::int64_t> fits;  // certification -> -3 (speaks against) to 3 (speaks for)
};
BOOST_DESCRIBE_STRUCT(ChoiceAnswer, (), (id, text, because, fits))
struct ChoiceQuestion {
    std::string id, text;
    std::vector<ChoiceAnswer> answers;
};
BOOST_DESCRIBE_STRUCT(ChoiceQuestion, (), (id, text, answers))
struct Choice {
    std::string lead;
    std::vector<ChoiceQuestion> questions;
    std::map<std::string, Choice> translations;  // by language; words alone, `fits` is empty there
};
BOOST_DESCRIBE_STRUCT(Choice, (), (lead, questions, translations))

inline constexpr std::int64_t fit_max = 3;

// What an answer says of a certification, in the words of the choice.
struct Fit {
    CertificationId certification;
    std::int64_t points = 0;           // the sum over the answers
    std::vector<std::string> reasons;  // what speaks for it, the strongest first
    std::vector<std::string> doubts;   // what speaks against it
    bool operator==(const Fit&) const = default;
};

// question -> answer. An unknown one is ignored: the choice may have changed since the page was opened.
using ChosenAnswers = std::map<std::string, std::string>;

// Best first; only what more speaks for than against. Of two with the same points the lower level comes
// first: it is the smaller step. `levels` are all certifications there are.
std::vector<Fit> fitting(const Choice&, const ChosenAnswers&, const std::map<CertificationId, Level>& levels);

// The same choice in a language, where it is translated: its words, with the weights of the source.
Choice in_language(const Choice&, const std::string& language);

}  // namespace catalog
