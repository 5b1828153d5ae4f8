#include "machine.hpp"

#include <algorithm>

namespace qti {
namespace {

// What copying it costs, in steps: long texts count too, so that no program can fill the memory with them.
std::size_t bulk(const Single& s) {
    constexpr std::size_t bytes_a_step = 64;
    const auto* text = std::get_if<std::string>(&s);
    return 1 + (text ? text->size() / bytes_a_step : 0);
}

bool is_container(const Value& v) {
    return v.cardinality == Cardinality::multiple || v.cardinality == Cardinality::ordered;
}

}  // namespace

bool is_null(const Value& v) {
    if (v.is_null()) {
        return true;
    }
    if (v.cardinality != Cardinality::single || v.items.size() != 1) {
        return false;
    }
    const auto* text = std::get_if<std::string>(&v.items[0]);
    return text != nullptr && text->empty();
}

bool same(const Single& a, BaseType a_type, const Single& b, BaseType b_type) {
    if (a.index() == b.index()) {
        const auto* p = std::get_if<Pair>(&a);
        const auto* q = std::get_if<Pair>(&b);
        const bool directed = a_type == BaseType::directed_pair && b_type == BaseType::directed_pair;
        return a == b || (p && !directed && p->first == q->second && p->second == q->first);
    }
    const auto x = number_of(a), y = number_of(b);
    if (x && y) {
        return x->real == y->real;
    }
    // A whole number written as an identifier, of the type that may be either.
    const auto* text = std::get_if<std::string>(x ? &b : &a);
    const auto& whole = x ? x : y;
    return text && whole && whole->whole && *text == std::to_string(whole->integer);
}

// As `match` compares: single with single, containers of the same kind, records by their fields' names.
std::optional<bool> Machine::matching(const Expression& e, const Value& a, const Value& b) {
    if (a.cardinality != b.cardinality) {
        wrong(e, "two values of the same cardinality");
        return std::nullopt;
    }
    if (a.cardinality == Cardinality::record) {
        if (a.fields.size() != b.fields.size() || !spend(a.fields.size() * b.fields.size() / 8)) {
            return false;
        }
        return std::ranges::all_of(a.fields, [&](const auto& field) {
            const auto other = std::ranges::find(b.fields, field.first, &Fields::value_type::first);
            return other != b.fields.end() && (field.second.is_null() || other->second.is_null()
                                                   ? field.second.is_null() == other->second.is_null()
                                                   : matching(e, field.second, other->second) == true);
        });
    }
    if (a.items.size() != b.items.size()) {
        return false;
    }
    if (a.cardinality == Cardinality::multiple) {
        return containing(e, a, b);
    }
    for (std::size_t i = 0; i < a.items.size(); ++i) {
        if (!spend(i == 0 ? 0 : 1)) {
            return std::nullopt;
        }
        if (!same(a.items[i], a.type, b.items[i], b.type)) {
            return false;
        }
    }
    return true;
}

// Every value of the part stands in the whole as often (multiple), or the part stands in it as it is, in one
// piece (ordered).
std::optional<bool> Machine::containing(const Expression&, const Value& whole, const Value& part) {
    if (part.items.size() > whole.items.size()) {
        return false;
    }
    if (!spend(whole.items.size() * part.items.size() / 16)) {
        return std::nullopt;
    }
    if (whole.cardinality == Cardinality::ordered) {
        const auto equal = [&](const Single& x, const Single& y) {
            return same(x, whole.type, y, part.type);
        };
        return !std::ranges::search(whole.items, part.items, equal).empty() || part.items.empty();
    }
    std::vector<bool> used(whole.items.size());
    return std::ranges::all_of(part.items, [&](const Single& wanted) {
        for (std::size_t i = 0; i < whole.items.size(); ++i) {
            if (!used[i] && same(whole.items[i], whole.type, wanted, part.type)) {
                used[i] = true;
                return true;
            }
        }
        return false;
    });
}

const Value& Machine::container(const Expression& e) {
    const Value& first = operand(e, 0);
    if (e.op == Op::container_size) {
        return number(e, static_cast<std::int64_t>(first.items.size()));
    }
    const Value& second = e.count > 1 ? operand(e, 1) : first;
    if (is_null(first) || is_null(second)) {
        return nothing();
    }
    switch (e.op) {
        case Op::index: {
            const auto n = whole_amount(extra(e).first);
            if (!n || *n < 1 || static_cast<std::uint64_t>(*n) > first.items.size()) {
                return nothing();
            }
            const Single& item = first.items[static_cast<std::size_t>(*n - 1)];
            return spend(bulk(item)) ? put(e, first.type, item) : nothing();
        }
        case Op::field_value: {
            const auto field = std::ranges::find(first.fields, extra(e).text, &Fields::value_type::first);
            return field == first.fields.end() ? nothing() : field->second;
        }
        case Op::member: {
            if (first.items.size() != 1 || first.cardinality != Cardinality::single) {
                return wrong(e, "a single value to look for");
            }
            if (!spend(second.items.size() / 16)) {
                return nothing();
            }
            return truth(std::ranges::any_of(second.items, [&](const Single& s) {
                return same(s, second.type, first.items[0], first.type);
            }));
        }
        case Op::remove: {
            if (first.items.size() != 1 || !is_container(second)) {
                return wrong(e, "a single value and a container");
            }
            Value left = null_of(second.cardinality, second.type);
            for (const Single& s : second.items) {
                if (!spend(bulk(s))) {
                    return nothing();
                }
                if (!same(s, second.type, first.items[0], first.type)) {
                    left.items.push_back(s);
                }
            }
            return put(e, std::move(left));
        }
        case Op::contains:
            if (!is_container(first) || first.cardinality != second.cardinality) {
                return wrong(e, "two containers of the same cardinality");
            }
            return truth(containing(e, first, second));
        default: {  // inside: any point of a container counts
            if (!spend(first.items.size() * (extra(e).area.coords.size() + 1) / 16)) {
                return nothing();
            }
            return truth(std::ranges::any_of(first.items, [&](const Single& s) {
                const auto* point = std::get_if<Point>(&s);
                return point && contains(extra(e).area, *point);
            }));
        }
    }
}

// multiple and ordered: the values of all operands in one container; NULLs are passed over.
const Value& Machine::collected(const Expression& e) {
    Value all = null_of(static_cast<Cardinality>(e.variant), BaseType::string);
    for (std::size_t i = 0; i < e.count; ++i) {
        const Value& v = operand(e, i);
        if (is_null(v)) {
            continue;
        }
        if (v.cardinality == Cardinality::record) {
            return wrong(e, "values that are no records");
        }
        if (all.items.size() + v.items.size() > container_max) {
            report(e.line, "container_limit", "A container would hold too many values; it is NULL.");
            return nothing();
        }
        if (all.items.empty()) {
            all.type = v.type;
        } else if (all.type == BaseType::integer && v.type == BaseType::real) {
            all.type = BaseType::real;
            std::ranges::for_each(all.items, [](Single& s) { s = number_of(s) ? number_of(s)->real : 0; });
        }
        for (const Single& s : v.items) {
            if (!spend(bulk(s))) {
                return nothing();
            }
            const auto n = all.type == BaseType::real ? number_of(s) : std::nullopt;
            if (!n && !all.items.empty() && s.index() != all.items[0].index() &&
                all.type != BaseType::int_or_identifier) {
                return wrong(e, "values of one base type");
            }
            all.items.push_back(n ? Single(n->real) : s);
        }
    }
    return put(e, std::move(all));
}

const Value& Machine::repeated(const Expression& e) {
    const auto times = whole_amount(extra(e).first);
    Value all = null_of(Cardinality::ordered, BaseType::string);
    if (times && *times > static_cast<std::int64_t>(container_max)) {
        report(e.line, "container_limit", "A container would hold too many values; it is NULL.");
        return nothing();
    }
    for (std::int64_t round = 0; times && round < *times; ++round) {
        for (std::size_t i = 0; i < e.count; ++i) {
            const Value& v = operand(e, i);
            if (left_ == Left::limit) {
                return nothing();
            }
            if (is_null(v)) {
                continue;
            }
            if (v.cardinality == Cardinality::record || all.items.size() + v.items.size() > container_max) {
                return wrong(e, "not too many values that are no records");
            }
            all.type = all.items.empty() ? v.type : all.type;
            for (const Single& s : v.items) {
                if (!spend(bulk(s))) {
                    return nothing();
                }
                if (!all.items.empty() && all.items[0].index() != s.index()) {
                    return wrong(e, "values of one base type");
                }
                all.items.push_back(s);
            }
        }
    }
    return put(e, std::move(all));
}

const Value& Machine::chance(const Expression& e) {
    if (e.op == Op::random) {
        const Value& from = operand(e, 0);
        if (is_null(from) || from.items.empty()) {
            return nothing();
        }
        const Single& drawn = from.items[draw_.below(from.items.size())];
        return spend(bulk(drawn)) ? put(e, from.type, drawn) : nothing();
    }
    if (e.op == Op::random_float) {
        const auto least = amount(extra(e).first), most = amount(extra(e).second);
        if (!least || !most || *most < *least || !std::isfinite(*most - *least)) {
            return nothing();
        }
        return number(e, std::fma(draw_.fraction(), *most - *least, *least));
    }
    const auto least = whole_amount(extra(e).first), most = whole_amount(extra(e).second);
    const auto step = extra(e).step.given ? whole_amount(extra(e).step) : std::optional<std::int64_t>(1);
    if (!least || !most || !step || *step < 1 || *most < *least) {
        return nothing();
    }
    const auto choices = static_cast<std::uint64_t>((*most - *least) / *step) + 1;
    return number(e, *least + *step * static_cast<std::int64_t>(draw_.below(choices)));
}

}  // namespace qti
