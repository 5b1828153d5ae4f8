// Template and response processing: (item, seed, responses) to (outcomes, state). Total: whatever the item
// and the responses are, it ends, within `steps_max` steps, without throwing, and says what was wrong.
#pragma once
#include <qti/item.hpp>

#include <span>

namespace qti {

inline constexpr std::size_t steps_max = 200'000;     // expressions and rules of one run
inline constexpr std::size_t container_max = 10'000;  // values in one container
inline constexpr std::size_t tries_max = 100;         // of an adaptive item

// Made from its declarations and its processing elements by read_item. Problems with their lines: unknown
// elements, expressions with too few or too many operands, variables nobody declared, base types that cannot
// meet, templates nobody knows.
std::shared_ptr<const Program> compile(const Item&, Problems&, const Neighbours& = {});

// All that is kept of one candidate's work on one item. Values stand at their declaration's place in the
// item.
struct State {
    std::uint64_t seed = 0;
    std::vector<Value> values;
    std::vector<Value> correct;  // of responses; template processing may have set them
    std::size_t tries = 0;       // how often responses were processed
    bool operator==(const State&) const = default;
};
struct Answer {
    std::string id;
    Value value;
};

// Defaults, then template processing with numbers drawn from the seed: the same seed gives the same item on
// every machine. Problems: step_limit, template_constraint (a constraint that no draw met).
State begin(const Item&, std::uint64_t seed, Problems* = nullptr);
// Sets the responses (what is not named is blank) and runs response processing. Outcomes start from their
// defaults, of an adaptive item from where they were. Problems: no_such_response, wrong_value, step_limit,
// and what an expression could not do (its value is then NULL).
void respond(const Item&, State&, std::span<const Answer>, Problems* = nullptr);

const Value& value_of(const Item&, const State&, std::string_view id);  // NULL for an unknown one
std::optional<double> number_of(const Item&, const State&, std::string_view id);

// The written values of one response, by its declaration. Refused with a problem: wrong_value,
// too_many_values.
std::optional<Value> read_value(const Declaration&, std::span<const std::string>, Problems&);

// The most points it can give: MAXSCORE, else SCORE's normal-maximum, else what processing gives for the
// correct responses, else the best of its mappings; never below 0. Nothing where no SCORE is declared.
std::optional<double> max_score(const Item&, const State& begun);

}  // namespace qti
