// Response and template processing as it is run: expressions and rules as numbers into flat lists, variables
// as slots (their declaration's place in the item). Nothing is looked up by name while it runs.
#pragma once
#include <qti/evaluate.hpp>

namespace qti {

enum class Op : std::uint8_t {
    constant,  // base values, mathematical constants, NULL
    variable,
    default_value,
    correct,
    map_response,
    map_response_point,
    random,
    random_integer,
    random_float,
    container,  // multiple and ordered
    container_size,
    is_null,
    index,
    field_value,
    member,
    remove,
    contains,
    substring,
    negation,
    all_of,
    any_of,
    any_n,
    match,
    string_match,
    pattern_match,
    equal,
    equal_rounded,
    inside,
    less,
    greater,
    less_or_equal,
    greater_or_equal,
    sum,
    product,
    subtract,
    divide,
    power,
    integer_divide,
    integer_modulus,
    truncate,
    round,
    round_to,
    integer_to_float,
    gcd,
    lcm,
    most,
    least,
    math,
    statistics,
    repeat,
    unsupported,  // is NULL, and says so
};

enum class MathName : std::uint8_t {
    sin,
    cos,
    tan,
    sec,
    csc,
    cot,
    asin,
    acos,
    atan,
    atan2,
    asec,
    acsc,
    acot,
    sinh,
    cosh,
    tanh,
    sech,
    csch,
    coth,
    log,
    ln,
    exp,
    abs,
    signum,
    floor,
    ceil,
    to_degrees,
    to_radians
};
enum class StatisticsName : std::uint8_t {
    mean,
    sample_variance,
    sample_sd,
    population_variance,
    population_sd
};

inline constexpr std::uint32_t no_slot = ~std::uint32_t{0};

// An attribute that is a number or names a variable that holds one.
struct Amount {
    double number = 0;
    std::uint32_t slot = no_slot;
    bool given = false;
};

// What an expression that has attributes needs beside its operands.
struct Extra {
    Value value;           // of a constant
    std::string text;      // a field's identifier, a pattern, the class of a custom operator
    Amount first, second;  // min and max; n; figures; tolerances; number of repeats
    Amount step;
    Area area;
    std::shared_ptr<const class Pattern> pattern;
};

struct Expression {
    Op op = Op::constant;
    std::uint8_t variant =
        0;  // MathName, StatisticsName, ToleranceMode, rounding, cardinality: what `op` says
    bool flag = false, flag2 = false;  // case-sensitive; include-lower-bound, include-upper-bound
    std::uint32_t slot = no_slot;
    std::uint32_t first = 0, count = 0;  // its operands, in Program::operands
    std::uint32_t extra = 0;             // in Program::extras
    std::int32_t line = 0;
};
enum class Tolerance : std::uint8_t { exact, absolute, relative };
enum class Rounding : std::uint8_t { decimal_places, significant_figures };

enum class RuleKind : std::uint8_t {
    condition,
    set_value,  // an outcome, a template variable
    look_up,
    set_correct,
    set_default,
    constraint,
    leave,
    sequence,
};
struct Rule {
    struct Branch {
        std::uint32_t when = no_slot;  // an expression; without one: else
        std::vector<Rule> rules;
    };
    RuleKind kind = RuleKind::sequence;
    std::uint32_t slot = no_slot;
    std::uint32_t expression = 0;
    std::int32_t line = 0;
    std::vector<Branch> branches;  // of a condition; one without `when` of a sequence
};

struct Program {
    std::vector<Expression> expressions;
    std::vector<std::uint32_t> operands;
    std::vector<Extra> extras{1};  // the first is nobody's
    std::vector<Rule> templates, responses;
    std::vector<std::pair<std::string, std::uint32_t>> slots;  // by id
    State start;                                               // every variable's default
    bool sets_defaults = false;  // template processing changes what respond() starts from
    bool draws = false;          // response processing draws numbers
    std::uint32_t completion = no_slot, attempts = no_slot, score = no_slot, most = no_slot;

    std::uint32_t slot_of(std::string_view id) const;  // no_slot for an unknown one
};

}  // namespace qti
