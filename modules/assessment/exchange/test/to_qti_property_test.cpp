#include "any_question.hpp"
#include "scoring.hpp"

namespace exchange {
namespace {

bool by_a_person(QuestionType type) {
    return type == QuestionType::extended_text || type == QuestionType::drawing ||
           type == QuestionType::upload;
}

// Whatever can be asked compiles to a document that reads without a problem, is worth its points, gives them
// for the right answer and nothing for none.
RC_GTEST_PROP(AnyQuestionCompiled, IsWorthItsPoints, ()) {
    const Question q = AnyQuestion().make();
    RC_TAG(static_cast<int>(q.type));
    qti::Problems problems;
    const auto xml = to_qti(q, "any-1", problems);
    if (!xml) {
        RC_FAIL(told(problems));
    }
    const auto item = qti::read_item(*xml, "", problems);
    RC_ASSERT(told(problems) == std::string());
    RC_ASSERT(item != nullptr);
    RC_ASSERT(qti::write_item(*item) == *xml);

    const double points = q.type == QuestionType::description ? 0 : q.points;
    qti::State state = qti::begin(*item, 1, &problems);
    RC_ASSERT(qti::max_score(*item, state) == std::optional(points));
    qti::State blank = state;
    qti::respond(*item, blank, {}, &problems);
    RC_ASSERT(qti::number_of(*item, blank, "SCORE").value_or(-1) == 0);

    std::vector<qti::Answer> right;
    for (const auto& d : item->declarations) {
        if (d.kind == qti::Kind::response && !d.correct.is_null()) {
            right.push_back({d.id, d.correct});
        }
    }
    qti::respond(*item, state, right, &problems);
    RC_ASSERT(told(problems) == std::string());
    const double score = qti::number_of(*item, state, "SCORE").value_or(-1);
    if (!by_a_person(q.type) && std::abs(score - points) > 1e-9) {
        RC_FAIL(*xml);
    }
    if (!q.feedback.correct.empty() && !by_a_person(q.type) && q.type != QuestionType::description) {
        const auto& shown = qti::value_of(*item, state, "FEEDBACK").items;
        RC_ASSERT(std::ranges::find(shown, qti::Single(std::string("correct"))) != shown.end());
    }
    // What the answer needs fits into what may be sent.
    for (const qti::Field& f : qti::fields_of(*item)) {
        RC_ASSERT(item->find(f.id)->correct.items.size() <= f.most);
    }
}

}  // namespace
}  // namespace exchange
