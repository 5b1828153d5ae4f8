#include "compile.hpp"
#include "operators.hpp"

namespace qti {
namespace {

// Base types whose values can meet in one expression.
enum class Family { text, number, truth, point, pair, file, open };
Family family(BaseType t) {
    switch (t) {
        case BaseType::identifier:
        case BaseType::string:
        case BaseType::uri:
            return Family::text;
        case BaseType::integer:
        case BaseType::real:
        case BaseType::duration:
            return Family::number;
        case BaseType::boolean:
            return Family::truth;
        case BaseType::point:
            return Family::point;
        case BaseType::pair:
        case BaseType::directed_pair:
            return Family::pair;
        case BaseType::file:
            return Family::file;
        case BaseType::int_or_identifier:
            break;
    }
    return Family::open;
}
bool of(const Shape& s, Family wanted) {
    const auto is = s.type ? family(*s.type) : Family::open;
    return is == Family::open || is == wanted;
}
bool meet(const Shape& a, const Shape& b) { return !b.type || of(a, family(*b.type)) || of(b, Family::open); }
bool is(const Shape& s, Cardinality c) { return !s.cardinality || *s.cardinality == c; }
bool holds_many(const Shape& s) { return is(s, Cardinality::multiple) || is(s, Cardinality::ordered); }
bool whole(const Shape& s) {
    return of(s, Family::number) && s.type != BaseType::real && s.type != BaseType::duration;
}

}  // namespace

bool holds(const Declaration& d, const Shape& s) {
    if (!is(s, d.cardinality)) {
        return false;
    }
    return d.cardinality == Cardinality::record || meet(s, {d.cardinality, d.type});
}

void Compiler::mismatch(pugi::xml_node node, std::string_view what) {
    problem(node, Severity::error, "wrong_type",
            "“" + std::string(bare(node)) + "” " + std::string(what) + "; its value would always be NULL.");
}

// What the operands are, as far as it is known, against what the operator takes; then what it gives.
Shape Compiler::checked(pugi::xml_node node, const Operator& o, const std::vector<Compiled>& operands) {
    const auto all = [&](auto&& holds) {
        for (const auto& operand : operands) {
            if (!holds(operand.shape)) {
                return false;
            }
        }
        return true;
    };
    const auto want = [&](bool good, std::string_view what) {
        if (!good) {
            mismatch(node, what);
        }
    };
    const auto one = [](const Shape& s) { return is(s, Cardinality::single); };
    const Shape none;
    const Shape& a = operands.empty() ? none : operands[0].shape;
    const Shape& b = operands.size() < 2 ? none : operands[1].shape;
    switch (o.takes) {
        case Takes::none:
        case Takes::anything:
            break;
        case Takes::truths:
            want(all([&](const Shape& s) { return one(s) && of(s, Family::truth); }),
                 "takes single booleans");
            break;
        case Takes::numbers:
        case Takes::durations:
            want(all([&](const Shape& s) { return one(s) && of(s, Family::number); }),
                 "takes single numbers");
            break;
        case Takes::any_numbers:
            want(all([&](const Shape& s) {
                     return of(s, Family::number) && s.cardinality != Cardinality::record;
                 }),
                 "takes numbers");
            break;
        case Takes::whole_numbers:
            want(all([&](const Shape& s) { return one(s) && whole(s); }), "takes single whole numbers");
            break;
        case Takes::any_wholes:
            want(all([&](const Shape& s) { return whole(s) && s.cardinality != Cardinality::record; }),
                 "takes whole numbers");
            break;
        case Takes::texts:
            want(all([&](const Shape& s) { return one(s) && of(s, Family::text); }), "takes single texts");
            break;
        case Takes::values:
            want(all([&](const Shape& s) { return meet(s, a) && s.cardinality != Cardinality::record; }),
                 "takes values of one base type");
            break;
        case Takes::container:
            want(holds_many(a), "takes a container");
            break;
        case Takes::element_and_container:
            want(one(a) && holds_many(b) && meet(a, b),
                 "takes a single value and a container of its base type");
            break;
        case Takes::two_containers:
        case Takes::two_alike:
            want((o.takes == Takes::two_alike || holds_many(a)) && meet(a, b) &&
                     (!a.cardinality || is(b, *a.cardinality)),
                 "takes two values of the same cardinality and base type");
            break;
        case Takes::points:
            want(of(a, Family::point) && a.cardinality != Cardinality::record, "takes points");
            break;
        case Takes::record:
            want(is(a, Cardinality::record), "takes a record");
            break;
    }
    // The type that values of several have together: a float among whole numbers makes them floats.
    std::optional<BaseType> together = a.type;
    for (const auto& operand : operands) {
        if (operand.shape.type == BaseType::real || !together) {
            together = operand.shape.type;
        }
    }
    const bool wholes = !operands.empty() && all([](const Shape& s) { return s.type == BaseType::integer; });
    const bool open = !all([](const Shape& s) { return s.type.has_value(); });
    switch (o.gives) {
        case Gives::truth:
            return {Cardinality::single, BaseType::boolean};
        case Gives::whole:
            return {Cardinality::single, BaseType::integer};
        case Gives::real:
            return {Cardinality::single, BaseType::real};
        case Gives::number:
            return {Cardinality::single,
                    open ? std::nullopt : std::optional(wholes ? BaseType::integer : BaseType::real)};
        case Gives::math:
            return {Cardinality::single, std::nullopt};
        case Gives::multiple:
            return {Cardinality::multiple, together};
        case Gives::ordered:
            return {Cardinality::ordered, together};
        case Gives::element:
            return {Cardinality::single, a.type};
        case Gives::second:
            return b;
        case Gives::anything:
            break;
    }
    return {};
}

}  // namespace qti
