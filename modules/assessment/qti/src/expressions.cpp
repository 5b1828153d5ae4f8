#include "machine.hpp"

#include <algorithm>

namespace qti {

Machine::Machine(const Item& item, State& state, std::uint64_t seed, Problems* problems)
    : item_(item),
      program_(*item.program),
      state_(state),
      problems_(problems),
      draw_(seed),
      places_(item.program->expressions.size()) {}

void Machine::report(std::int64_t line, std::string code, std::string message) {
    if (problems_ == nullptr || reported_ == run_problems_max) {
        return;
    }
    const auto known = [&](const Problem& p) { return p.line == line && p.code == code; };
    if (std::ranges::any_of(*problems_, known)) {
        return;
    }
    ++reported_;
    problems_->push_back({item_.document ? item_.document->file() : "", line, Severity::warning,
                          std::move(code), std::move(message)});
}

bool Machine::spend(std::size_t steps) {
    if (steps <= steps_left_) {
        steps_left_ -= steps;
        return true;
    }
    steps_left_ = 0;
    if (left_ != Left::limit) {
        left_ = Left::limit;
        report(0, "step_limit",
               "Processing took too many steps and was stopped. Make its loops or lists shorter.");
    }
    return false;
}

const Value& Machine::nothing() {
    static const Value null;
    return null;
}

const Value& Machine::truth(std::optional<bool> is) {
    static const Value yes = single(BaseType::boolean, true);
    static const Value no = single(BaseType::boolean, false);
    return !is ? nothing() : *is ? yes : no;
}

const Value& Machine::put(const Expression& e, BaseType type, Single s) {
    Value& place = places_[static_cast<std::size_t>(&e - program_.expressions.data())];
    place.cardinality = Cardinality::single;
    place.type = type;
    place.fields.clear();
    place.items.clear();
    place.items.push_back(std::move(s));
    return place;
}

const Value& Machine::put(const Expression& e, Value v) {
    return places_[static_cast<std::size_t>(&e - program_.expressions.data())] = std::move(v);
}

const Value& Machine::number(const Expression& e, double x) {
    return std::isfinite(x) ? put(e, BaseType::real, x) : nothing();
}

const Value& Machine::number(const Expression& e, std::int64_t x) { return put(e, BaseType::integer, x); }

const Value& Machine::number(const Expression& e, const Number& x) {
    return x.whole ? number(e, x.integer) : number(e, x.real);
}

const Value& Machine::wrong(const Expression& e, std::string_view wanted) {
    report(e.line, "wrong_type",
           "This expression needs " + std::string(wanted) + "; without it its value is NULL.");
    return nothing();
}

std::optional<bool> Machine::truth_of(const Expression& e, const Value& v) {
    if (v.is_null()) {
        return std::nullopt;
    }
    const auto* is = v.items.size() == 1 ? std::get_if<bool>(&v.items[0]) : nullptr;
    if (is == nullptr) {
        wrong(e, "true or false");
        return std::nullopt;
    }
    return *is;
}

std::optional<Number> Machine::number_in(const Expression& e, const Value& v) {
    if (is_null(v)) {
        return std::nullopt;
    }
    auto n =
        v.cardinality == Cardinality::single && v.items.size() == 1 ? number_of(v.items[0]) : std::nullopt;
    if (!n) {
        wrong(e, "a single number");
    }
    return n;
}

const std::string* Machine::text_in(const Expression& e, const Value& v) {
    if (is_null(v)) {
        return nullptr;
    }
    const auto* s = v.cardinality == Cardinality::single && v.items.size() == 1
                        ? std::get_if<std::string>(&v.items[0])
                        : nullptr;
    if (s == nullptr) {
        wrong(e, "a single text");
    }
    return s;
}

std::optional<double> Machine::amount(const Amount& a) {
    if (a.slot == no_slot) {
        return a.given ? std::optional(a.number) : std::nullopt;
    }
    const Value& v = state_.values[a.slot];
    const auto n = v.items.size() == 1 ? number_of(v.items[0]) : std::nullopt;
    return n ? std::optional(n->real) : std::nullopt;
}

std::optional<std::int64_t> Machine::whole_amount(const Amount& a) {
    constexpr double limit = 0x1p53;
    const auto x = amount(a);
    if (!x || *x != std::trunc(*x) || std::abs(*x) > limit) {
        return std::nullopt;
    }
    return static_cast<std::int64_t>(*x);
}

const Value& Machine::eval(std::uint32_t at) {
    const Expression& e = program_.expressions[at];
    return spend(1) ? compute(e, at) : nothing();
}

const Value& Machine::compute(const Expression& e, std::uint32_t) {
    switch (e.op) {
        case Op::constant:
            return extra(e).value;
        case Op::variable:
            return state_.values[e.slot];
        case Op::default_value:
            return defaults ? (*defaults)[e.slot] : item_.declarations[e.slot].fallback;
        case Op::correct:
            return state_.correct[e.slot];
        case Op::map_response:
            return mapped(e);
        case Op::map_response_point:
            return mapped_point(e);
        case Op::random:
        case Op::random_integer:
        case Op::random_float:
            return chance(e);
        case Op::container:
            return collected(e);
        case Op::container_size:
        case Op::index:
        case Op::field_value:
        case Op::member:
        case Op::remove:
        case Op::contains:
        case Op::inside:
            return container(e);
        case Op::is_null:
            return truth(is_null(operand(e, 0)));
        case Op::substring:
        case Op::string_match:
            return text(e);
        case Op::pattern_match:
            return pattern(e);
        case Op::negation:
        case Op::all_of:
        case Op::any_of:
        case Op::any_n:
            return logic(e);
        case Op::match: {
            const Value& a = operand(e, 0);
            const Value& b = operand(e, 1);
            return truth(is_null(a) || is_null(b) ? std::nullopt : matching(e, a, b));
        }
        case Op::equal:
        case Op::equal_rounded:
            return equality(e);
        case Op::less:
        case Op::greater:
        case Op::less_or_equal:
        case Op::greater_or_equal:
            return comparison(e);
        case Op::sum:
        case Op::product:
        case Op::most:
        case Op::least:
        case Op::gcd:
        case Op::lcm:
            return folded(e);
        case Op::subtract:
        case Op::divide:
        case Op::power:
        case Op::integer_divide:
        case Op::integer_modulus:
        case Op::truncate:
        case Op::round:
        case Op::round_to:
        case Op::integer_to_float:
            return arithmetic(e);
        case Op::math:
            return mathematics(e);
        case Op::statistics:
            return statistics(e);
        case Op::repeat:
            return repeated(e);
        case Op::unsupported:
            break;
    }
    report(e.line, "unsupported_operator",
           "“" + extra(e).text + "” cannot be computed in an item here; its value is NULL.");
    return nothing();
}

// Three-valued: what is unknown decides nothing that the rest has decided already.
const Value& Machine::logic(const Expression& e) {
    if (e.op == Op::negation) {
        const auto is = truth_of(e, operand(e, 0));
        return truth(is ? std::optional(!*is) : std::nullopt);
    }
    std::int64_t yes = 0, unknown = 0;
    for (std::size_t i = 0; i < e.count; ++i) {
        const auto is = truth_of(e, operand(e, i));
        if (is && *is == (e.op == Op::any_of) && e.op != Op::any_n) {
            return truth(*is);
        }
        yes += is && *is ? 1 : 0;
        unknown += is ? 0 : 1;
    }
    if (e.op != Op::any_n) {
        return truth(unknown > 0 ? std::nullopt : std::optional(e.op == Op::all_of));
    }
    const auto least = whole_amount(extra(e).first);
    const auto most = whole_amount(extra(e).second);
    if (!least || !most || *least > *most) {
        return nothing();
    }
    if (yes > *most || yes + unknown < *least) {
        return truth(false);
    }
    return truth(yes >= *least && yes + unknown <= *most ? std::optional(true) : std::nullopt);
}

const Value& Machine::comparison(const Expression& e) {
    const auto a = number_in(e, operand(e, 0));
    const auto b = number_in(e, operand(e, 1));
    if (!a || !b) {
        return nothing();
    }
    const auto order =
        a->whole && b->whole ? std::partial_ordering(a->integer <=> b->integer) : a->real <=> b->real;
    switch (e.op) {
        case Op::less:
            return truth(order < 0);
        case Op::greater:
            return truth(order > 0);
        case Op::less_or_equal:
            return truth(order <= 0);
        default:
            return truth(order >= 0);
    }
}

const Value& Machine::equality(const Expression& e) {
    const auto a = number_in(e, operand(e, 0));
    const auto b = number_in(e, operand(e, 1));
    if (!a || !b) {
        return nothing();
    }
    const Extra& x = extra(e);
    if (e.op == Op::equal_rounded) {
        const auto figures = whole_amount(x.first);
        const auto how = static_cast<Rounding>(e.variant);
        if (!figures || *figures < (how == Rounding::significant_figures ? 1 : 0)) {
            return nothing();
        }
        return truth(rounded(a->real, how, *figures) == rounded(b->real, how, *figures));
    }
    if (static_cast<Tolerance>(e.variant) == Tolerance::exact) {
        return truth(a->whole && b->whole ? a->integer == b->integer : a->real == b->real);
    }
    const auto below = amount(x.first);
    const auto above = x.second.given ? amount(x.second) : below;
    if (!below || !above || *below < 0 || *above < 0) {
        return nothing();
    }
    const bool relative = static_cast<Tolerance>(e.variant) == Tolerance::relative;
    const double unit = relative ? std::abs(a->real) / 100 : 1;
    const double from = a->real - *below * unit, to = a->real + *above * unit;
    return truth((e.flag ? b->real >= from : b->real > from) && (e.flag2 ? b->real <= to : b->real < to));
}

}  // namespace qti
