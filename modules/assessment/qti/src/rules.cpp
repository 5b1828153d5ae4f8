#include "machine.hpp"

#include <algorithm>

namespace qti {
namespace {

bool is_text(BaseType t) {
    return t == BaseType::identifier || t == BaseType::string || t == BaseType::uri ||
           t == BaseType::int_or_identifier;
}

bool is_true(const Value& v) {
    const auto* is = v.items.size() == 1 ? std::get_if<bool>(&v.items[0]) : nullptr;
    return is != nullptr && *is;
}

// One value as another base type has it, where it can be.
std::optional<Single> fitted(BaseType wanted, BaseType had, const Single& s) {
    const bool pair = std::holds_alternative<Pair>(s);
    switch (wanted) {
        case BaseType::integer:
            if (const auto n = number_of(s)) {
                constexpr double limit = 0x1p63;
                if (n->whole) {
                    return n->integer;
                }
                if (n->real == std::trunc(n->real) && n->real >= -limit && n->real < limit) {
                    return static_cast<std::int64_t>(n->real);
                }
            }
            return std::nullopt;
        case BaseType::real:
        case BaseType::duration:
            if (const auto n = number_of(s); n && (wanted == BaseType::real || n->real >= 0)) {
                return n->real;
            }
            return std::nullopt;
        case BaseType::boolean:
            return std::holds_alternative<bool>(s) ? std::optional(s) : std::nullopt;
        case BaseType::point: {
            const auto* point = std::get_if<Point>(&s);
            return point && std::isfinite(point->x) && std::isfinite(point->y) ? std::optional(s)
                                                                               : std::nullopt;
        }
        case BaseType::pair:
        case BaseType::directed_pair:
            return pair ? std::optional(s) : std::nullopt;
        case BaseType::file:
            return std::holds_alternative<File>(s) ? std::optional(s) : std::nullopt;
        case BaseType::int_or_identifier:
            if (std::holds_alternative<std::int64_t>(s)) {
                return s;
            }
            [[fallthrough]];
        default:
            if (std::holds_alternative<std::int64_t>(s) && had == BaseType::int_or_identifier) {
                return std::to_string(std::get<std::int64_t>(s));
            }
            return is_text(had) && std::holds_alternative<std::string>(s) ? std::optional(s) : std::nullopt;
    }
}

}  // namespace

std::optional<Value> fitted(const Declaration& declared, const Value& v) {
    Value out = null_of(declared.cardinality, declared.type);
    if (is_null(v)) {
        return out;
    }
    if (declared.cardinality != v.cardinality) {
        return std::nullopt;
    }
    if (v.cardinality == Cardinality::record) {
        out.fields = v.fields;
        return out;
    }
    if (v.items.size() > (v.cardinality == Cardinality::single ? 1 : container_max)) {
        return std::nullopt;
    }
    if (v.type == declared.type &&
        std::ranges::all_of(v.items,
                            [&](const Single& s) {
                                return s.index() == v.items[0].index() && !std::holds_alternative<double>(s);
                            }) &&
        fitted(declared.type, v.type, v.items[0])) {
        out.items = v.items;
        return out;
    }
    out.items.reserve(v.items.size());
    for (const Single& s : v.items) {
        auto one = fitted(declared.type, v.type, s);
        if (!one) {
            return std::nullopt;
        }
        out.items.push_back(std::move(*one));
    }
    return out;
}

void Machine::run(const std::vector<Rule>& program) { rules(program); }

void Machine::rules(const std::vector<Rule>& list) {
    for (const Rule& r : list) {
        if (left_ != Left::no || !spend(1)) {
            return;
        }
        rule(r);
    }
}

void Machine::rule(const Rule& r) {
    switch (r.kind) {
        case RuleKind::condition:
        case RuleKind::sequence:
            condition(r);
            break;
        case RuleKind::set_value:
            assign(r, state_.values[r.slot], eval(r.expression));
            break;
        case RuleKind::set_correct:
            assign(r, state_.correct[r.slot], eval(r.expression));
            break;
        case RuleKind::set_default:
            assign(r, state_.values[r.slot], eval(r.expression));
            break;
        case RuleKind::look_up:
            look_up(r);
            break;
        case RuleKind::constraint:
            if (const auto met = eval(r.expression);
                left_ == Left::no && (met.items.empty() || met.items[0] != Single(true))) {
                left_ = Left::constraint;
            }
            break;
        case RuleKind::leave:
            left_ = Left::exit;
            break;
    }
}

// The first branch whose condition is true; NULL is not.
void Machine::condition(const Rule& r) {
    for (const auto& branch : r.branches) {
        if (branch.when == no_slot) {
            rules(branch.rules);
            return;
        }
        const bool holds = is_true(eval(branch.when));
        if (left_ != Left::no) {
            return;
        }
        if (holds) {
            rules(branch.rules);
            return;
        }
    }
}

void Machine::assign(const Rule& r, Value& target, const Value& v) {
    constexpr std::size_t bytes_a_step = 64;
    std::size_t bulk = v.items.size() / 4;
    for (const Single& s : v.items) {
        const auto* text = std::get_if<std::string>(&s);
        bulk += text ? text->size() / bytes_a_step : 0;
    }
    if (left_ != Left::no || !spend(bulk)) {
        return;
    }
    const Declaration& declared = item_.declarations[r.slot];
    if (auto fit = fitted(declared, v)) {
        target = std::move(*fit);
        return;
    }
    report(r.line, "wrong_type",
           "“" + declared.id + "” cannot hold this value; it is NULL. Change its base type or the rule.");
    target = null_of(declared.cardinality, declared.type);
}

void Machine::look_up(const Rule& r) {
    const Declaration& declared = item_.declarations[r.slot];
    const Value& v = eval(r.expression);
    if (left_ != Left::no || !declared.lookup || !spend(declared.lookup->rows.size() / 8)) {
        return;
    }
    const Lookup& table = *declared.lookup;
    Value& target = state_.values[r.slot];
    target = null_of(declared.cardinality, declared.type);
    const auto n = v.items.size() == 1 ? number_of(v.items[0]) : std::nullopt;
    if (!n) {
        return;
    }
    const auto row = std::ranges::find_if(table.rows, [&](const LookupRow& at) {
        return !table.interpolation ? at.source == n->real
                                    : (at.include_boundary ? n->real >= at.source : n->real > at.source);
    });
    const Single* found = row != table.rows.end() ? &row->target
                          : table.fallback        ? &*table.fallback
                                                  : nullptr;
    if (found != nullptr) {
        assign(r, target, {declared.cardinality, declared.type, {*found}, {}});
    }
}

}  // namespace qti
