#include "machine.hpp"
#include "pattern.hpp"
#include "words.hpp"

#include <algorithm>

namespace qti {

const Value& Machine::text(const Expression& e) {
    const std::string* a = text_in(e, operand(e, 0));
    const std::string* b = text_in(e, operand(e, 1));
    constexpr std::size_t bytes_a_step = 256;
    if (!a || !b || !spend((a->size() + b->size()) / bytes_a_step)) {
        return nothing();
    }
    const bool anywhere = e.op == Op::substring;
    // Of a substring the first is looked for in the second; of string-match in its old form the other way.
    const bool part = anywhere || e.flag2;
    const auto compare = [&](std::string_view x, std::string_view y) {
        return !part ? x == y : anywhere ? y.contains(x) : x.contains(y);
    };
    return truth(e.flag ? compare(*a, *b) : compare(without_case(*a), without_case(*b)));
}

const Value& Machine::pattern(const Expression& e) {
    const std::string* text = text_in(e, operand(e, 0));
    if (!text) {
        return nothing();
    }
    auto compiled = extra(e).pattern;
    if (e.slot != no_slot) {
        const std::string* written = text_in(e, state_.values[e.slot]);
        compiled = written && spend(1 + written->size()) ? Pattern::compile(*written) : nullptr;
    }
    if (!compiled) {
        return wrong(e, "a pattern that is understood");
    }
    constexpr std::size_t visits_a_step = 16;
    std::size_t work = steps_left_ * visits_a_step;
    const std::size_t had = work;
    const auto matches = compiled->matches(*text, work);
    spend(matches ? (had - work) / visits_a_step : steps_left_ + 1);
    return truth(matches);
}

}  // namespace qti
