#include "operators.hpp"

#include <algorithm>
#include <array>

namespace qti {
namespace {

constexpr std::uint8_t any = 255;
constexpr auto operators = std::to_array<Operator>({
    {"variable", Op::variable, 0, 0, Takes::none, Gives::anything},
    {"default", Op::default_value, 0, 0, Takes::none, Gives::anything},
    {"correct", Op::correct, 0, 0, Takes::none, Gives::anything},
    {"map-response", Op::map_response, 0, 0, Takes::none, Gives::real},
    {"map-response-point", Op::map_response_point, 0, 0, Takes::none, Gives::real},
    {"base-value", Op::constant, 0, 0, Takes::none, Gives::anything},
    {"math-constant", Op::constant, 0, 0, Takes::none, Gives::real},
    {"null", Op::constant, 0, 0, Takes::none, Gives::anything},
    {"random-integer", Op::random_integer, 0, 0, Takes::none, Gives::whole},
    {"random-float", Op::random_float, 0, 0, Takes::none, Gives::real},
    {"random", Op::random, 1, 1, Takes::container, Gives::element},
    {"multiple", Op::container, 0, any, Takes::values, Gives::multiple},
    {"ordered", Op::container, 0, any, Takes::values, Gives::ordered},
    {"container-size", Op::container_size, 1, 1, Takes::container, Gives::whole},
    {"is-null", Op::is_null, 1, 1, Takes::anything, Gives::truth},
    {"index", Op::index, 1, 1, Takes::container, Gives::element},
    {"field-value", Op::field_value, 1, 1, Takes::record, Gives::anything},
    {"member", Op::member, 2, 2, Takes::element_and_container, Gives::truth},
    {"delete", Op::remove, 2, 2, Takes::element_and_container, Gives::second},
    {"contains", Op::contains, 2, 2, Takes::two_containers, Gives::truth},
    {"substring", Op::substring, 2, 2, Takes::texts, Gives::truth},
    {"not", Op::negation, 1, 1, Takes::truths, Gives::truth},
    {"and", Op::all_of, 1, any, Takes::truths, Gives::truth},
    {"or", Op::any_of, 1, any, Takes::truths, Gives::truth},
    {"any-n", Op::any_n, 1, any, Takes::truths, Gives::truth},
    {"match", Op::match, 2, 2, Takes::two_alike, Gives::truth},
    {"string-match", Op::string_match, 2, 2, Takes::texts, Gives::truth},
    {"pattern-match", Op::pattern_match, 1, 1, Takes::texts, Gives::truth},
    {"equal", Op::equal, 2, 2, Takes::numbers, Gives::truth},
    {"equal-rounded", Op::equal_rounded, 2, 2, Takes::numbers, Gives::truth},
    {"inside", Op::inside, 1, 1, Takes::points, Gives::truth},
    {"lt", Op::less, 2, 2, Takes::numbers, Gives::truth},
    {"gt", Op::greater, 2, 2, Takes::numbers, Gives::truth},
    {"lte", Op::less_or_equal, 2, 2, Takes::numbers, Gives::truth},
    {"gte", Op::greater_or_equal, 2, 2, Takes::numbers, Gives::truth},
    {"duration-lt", Op::less, 2, 2, Takes::durations, Gives::truth},
    {"duration-gte", Op::greater_or_equal, 2, 2, Takes::durations, Gives::truth},
    {"sum", Op::sum, 1, any, Takes::any_numbers, Gives::number},
    {"product", Op::product, 1, any, Takes::any_numbers, Gives::number},
    {"max", Op::most, 1, any, Takes::any_numbers, Gives::number},
    {"min", Op::least, 1, any, Takes::any_numbers, Gives::number},
    {"subtract", Op::subtract, 2, 2, Takes::numbers, Gives::number},
    {"divide", Op::divide, 2, 2, Takes::numbers, Gives::real},
    {"power", Op::power, 2, 2, Takes::numbers, Gives::real},
    {"integer-divide", Op::integer_divide, 2, 2, Takes::whole_numbers, Gives::whole},
    {"integer-modulus", Op::integer_modulus, 2, 2, Takes::whole_numbers, Gives::whole},
    {"truncate", Op::truncate, 1, 1, Takes::numbers, Gives::whole},
    {"round", Op::round, 1, 1, Takes::numbers, Gives::whole},
    {"round-to", Op::round_to, 1, 1, Takes::numbers, Gives::real},
    {"integer-to-float", Op::integer_to_float, 1, 1, Takes::numbers, Gives::real},
    {"gcd", Op::gcd, 1, any, Takes::any_wholes, Gives::whole},
    {"lcm", Op::lcm, 1, any, Takes::any_wholes, Gives::whole},
    {"math-operator", Op::math, 1, 2, Takes::numbers, Gives::math},
    {"stats-operator", Op::statistics, 1, 1, Takes::any_numbers, Gives::real},
    {"repeat", Op::repeat, 1, any, Takes::values, Gives::ordered},
    // Of a whole test, or somebody's own: computed nowhere in an item.
    {"custom-operator", Op::unsupported, 0, any, Takes::anything, Gives::anything},
    {"number-correct", Op::unsupported, 0, 0, Takes::none, Gives::whole},
    {"number-incorrect", Op::unsupported, 0, 0, Takes::none, Gives::whole},
    {"number-presented", Op::unsupported, 0, 0, Takes::none, Gives::whole},
    {"number-responded", Op::unsupported, 0, 0, Takes::none, Gives::whole},
    {"number-selected", Op::unsupported, 0, 0, Takes::none, Gives::whole},
    {"outcome-maximum", Op::unsupported, 0, 0, Takes::none, Gives::anything},
    {"outcome-minimum", Op::unsupported, 0, 0, Takes::none, Gives::anything},
    {"test-variables", Op::unsupported, 0, 0, Takes::none, Gives::anything},
});

constexpr auto math_names = std::to_array<std::string_view>(
    {"sin",  "cos",  "tan",  "sec",    "csc",   "cot",  "asin",      "acos",     "atan", "atan2",
     "asec", "acsc", "acot", "sinh",   "cosh",  "tanh", "sech",      "csch",     "coth", "log",
     "ln",   "exp",  "abs",  "signum", "floor", "ceil", "toDegrees", "toRadians"});
constexpr auto statistics_names =
    std::to_array<std::string_view>({"mean", "sampleVariance", "sampleSD", "popVariance", "popSD"});

template <class Name>
std::optional<Name> place_of(const auto& names, std::string_view name) {
    const auto found = std::ranges::find(names, name);
    return found == names.end() ? std::nullopt : std::optional(static_cast<Name>(found - names.begin()));
}

}  // namespace

const Operator* operator_named(std::string_view name) {
    const auto* found = std::ranges::find(operators, name, &Operator::name);
    return found == operators.end() ? nullptr : found;
}

std::optional<MathName> math_name(std::string_view name) { return place_of<MathName>(math_names, name); }

std::optional<StatisticsName> statistics_name(std::string_view name) {
    return place_of<StatisticsName>(statistics_names, name);
}

}  // namespace qti
