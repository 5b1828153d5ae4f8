// Whatever the program, the values and the responses are: it ends, within its steps, and never throws.
#include "operators.hpp"
#include "running.hpp"

#include <rapidcheck.h>

#include <algorithm>
#include <cmath>

namespace qti {
namespace {

using test::declare;
using test::read;

rc::Gen<Single> any_single(BaseType type) {
    const auto words =
        rc::gen::elementOf(std::vector<std::string>{"a", "b", "A", "", "choice1", "ß", "\xff", "1"});
    const auto wholes =
        rc::gen::oneOf(rc::gen::arbitrary<std::int64_t>(), rc::gen::inRange<std::int64_t>(-3, 4));
    const auto reals = rc::gen::oneOf(
        rc::gen::elementOf(std::vector<double>{0, -0.0, 0.5, 1e308, -1e308, 5e-324, 1e18, NAN, INFINITY}),
        rc::gen::map(rc::gen::inRange(-1000, 1000), [](int i) { return i / 8.0; }));
    switch (type) {
        case BaseType::boolean:
            return rc::gen::map(rc::gen::arbitrary<bool>(), [](bool b) { return Single(b); });
        case BaseType::integer:
            return rc::gen::map(wholes, [](std::int64_t i) { return Single(i); });
        case BaseType::real:
        case BaseType::duration:
            return rc::gen::map(reals, [](double d) { return Single(d); });
        case BaseType::point:
            return rc::gen::map(rc::gen::pair(reals, reals),
                                [](const auto& p) { return Single(Point{p.first, p.second}); });
        case BaseType::pair:
        case BaseType::directed_pair:
            return rc::gen::map(rc::gen::pair(words, words),
                                [](const auto& p) { return Single(Pair{p.first, p.second}); });
        case BaseType::file:
            return rc::gen::map(words, [](const std::string& s) { return Single(File{.id = s}); });
        default:
            return rc::gen::map(words, [](const std::string& s) { return Single(s); });
    }
}

rc::Gen<BaseType> any_type() {
    return rc::gen::map(rc::gen::inRange(0, 12), [](int i) { return static_cast<BaseType>(i); });
}

// Mostly what the declaration says, sometimes anything: an answer comes from outside.
rc::Gen<Value> any_value(Cardinality declared, BaseType type) {
    return rc::gen::exec([=] {
        const bool straight = *rc::gen::inRange(0, 4) != 0;
        const BaseType t = straight ? type : *any_type();
        const auto c = straight ? declared : static_cast<Cardinality>(*rc::gen::inRange(0, 4));
        Value v = null_of(c, t);
        if (c == Cardinality::record) {
            v.fields.emplace_back("x", single(t, *any_single(t)));
            return v;
        }
        const int many =
            c == Cardinality::single && straight ? *rc::gen::inRange(0, 2) : *rc::gen::inRange(0, 6);
        for (int i = 0; i < many; ++i) {
            v.items.push_back(*any_single(t));
        }
        return v;
    });
}

std::string variable_name(Cardinality c, BaseType t) {
    return "V" + std::to_string(static_cast<int>(c)) + "x" + std::to_string(static_cast<int>(t));
}

std::string all_variables() {
    std::string out = declare("response", "REC", "record", "");
    for (int c = 0; c < 3; ++c) {
        for (int t = 0; t < 12; ++t) {
            const auto cardinality = static_cast<Cardinality>(c);
            const auto type = static_cast<BaseType>(t);
            out += declare("response", variable_name(cardinality, type), std::string(name_of(cardinality)),
                           std::string(name_of(type)));
        }
    }
    return out;
}

const std::vector<std::string>& operators() {
    static const std::vector<std::string> names{"random",
                                                "multiple",
                                                "ordered",
                                                "container-size",
                                                "is-null",
                                                "index",
                                                "field-value",
                                                "member",
                                                "delete",
                                                "contains",
                                                "substring",
                                                "not",
                                                "and",
                                                "or",
                                                "any-n",
                                                "match",
                                                "string-match",
                                                "pattern-match",
                                                "equal",
                                                "equal-rounded",
                                                "inside",
                                                "lt",
                                                "gt",
                                                "lte",
                                                "gte",
                                                "duration-lt",
                                                "duration-gte",
                                                "sum",
                                                "product",
                                                "max",
                                                "min",
                                                "subtract",
                                                "divide",
                                                "power",
                                                "integer-divide",
                                                "integer-modulus",
                                                "truncate",
                                                "round",
                                                "round-to",
                                                "integer-to-float",
                                                "gcd",
                                                "lcm",
                                                "math-operator",
                                                "stats-operator",
                                                "repeat",
                                                "random-integer",
                                                "random-float",
                                                "null",
                                                "custom-operator"};
    return names;
}

// Each operator with all attributes that any has; names and numbers are sometimes of variables.
std::string any_expression(int depth) {
    if (depth == 0 || *rc::gen::inRange(0, 4) == 0) {
        return "<qti-variable identifier=\"" +
               (*rc::gen::inRange(0, 20) == 0
                    ? "REC"
                    : variable_name(static_cast<Cardinality>(*rc::gen::inRange(0, 3)), *any_type())) +
               "\"/>";
    }
    const std::string name = *rc::gen::elementOf(operators());
    const Operator* o = operator_named(name);
    RC_ASSERT(o != nullptr);
    const auto amount = [] {
        return *rc::gen::elementOf(
            std::vector<std::string>{"1", "2", "3", "0", "-1", "9000", "V0x2", "V0x3", "1e300"});
    };
    const std::string math = *rc::gen::elementOf(
        std::vector<std::string>{"sin", "acot", "atan2", "abs", "floor", "exp", "mean", "popSD"});
    const std::string mode = *rc::gen::elementOf(
        std::vector<std::string>{"exact", "absolute", "relative", "decimalPlaces", "significantFigures"});
    std::string out = "<qti-" + name + " min=\"" + amount() + "\" max=\"" + amount() + "\" n=\"" + amount() +
                      "\" number-repeats=\"" + amount() + "\" figures=\"" + amount() + "\" tolerance=\"" +
                      amount() + "\" tolerance-mode=\"" + mode + "\" rounding-mode=\"" + mode + "\" name=\"" +
                      math +
                      "\" pattern=\"(a|b)*.?\" case-sensitive=\"false\" shape=\"circle\" coords=\"0,0,2\" "
                      "field-identifier=\"x\">";
    const int most = o->most == 255 ? 3 : o->most;
    for (int i = *rc::gen::inRange<int>(o->least, most + 1); i > 0; --i) {
        out += any_expression(depth - 1);
    }
    return out + "</qti-" + name + ">";
}

std::vector<Answer> any_answers(const Item& item) {
    std::vector<Answer> out;
    for (const Declaration& d : item.declarations) {
        if (d.kind == Kind::response && *rc::gen::inRange(0, 5) != 0) {
            out.push_back({d.id, *any_value(d.cardinality, d.type)});
        }
    }
    return out;
}

bool finite(const Value& v) {
    return std::ranges::all_of(v.items, [](const Single& s) {
        const auto* d = std::get_if<double>(&s);
        return d == nullptr || std::isfinite(*d);
    });
}

TEST(Programs, OfAnyOperatorsOverAnyValuesEndWithFiniteNumbers) {
    std::size_t run = 0;
    const bool held = rc::check([&] {
        // What cannot be is refused when it is read; what is not refused is run. So that enough is, an
        // outcome of every kind is set to it.
        const std::string expression = any_expression(*rc::gen::inRange(1, 4));

        for (const char* cardinality : {"single", "multiple", "ordered"}) {
            for (const char* type : {"integer", "float", "boolean", "string", "pair", "point"}) {
                Problems problems;
                const auto item = read(all_variables() + declare("outcome", "OUT", cardinality, type) +
                                           "<qti-item-body/><qti-response-processing><qti-set-outcome-value "
                                           "identifier=\"OUT\">" +
                                           expression + "</qti-set-outcome-value></qti-response-processing>",
                                       &problems);
                if (!item) {
                    RC_ASSERT(has_errors(problems));
                    continue;
                }
                ++run;
                State state = begin(*item, 1);
                respond(*item, state, any_answers(*item), &problems);
                for (const Value& v : state.values) {
                    RC_ASSERT(finite(v) && v.items.size() <= container_max);
                }
                return;
            }
        }
    });
    EXPECT_TRUE(held);
    EXPECT_GT(run, 10u);
}

TEST(Patterns, OfAnyTextNeverThrow) {
    EXPECT_TRUE(rc::check([](const std::string& pattern, const std::string& text) {
        std::string escaped;
        for (const char c : pattern) {
            escaped += "ab(|)[-]*+?{2,}\\dp^."[static_cast<unsigned char>(c) % 20];
        }
        Problems problems;
        const auto item =
            read(declare("response", "S", "single", "string") + declare("outcome", "B", "single", "boolean") +
                     "<qti-item-body/><qti-response-processing><qti-set-outcome-value identifier=\"B\">"
                     "<qti-pattern-match pattern=\"" +
                     escaped +
                     "\"><qti-variable identifier=\"S\"/></qti-pattern-match></qti-set-outcome-value>"
                     "</qti-response-processing>",
                 &problems);
        if (!item) {
            RC_ASSERT(has_errors(problems));
            return;
        }
        State state = begin(*item, 1);
        const std::vector<Answer> given{{"S", single(BaseType::string, text)}};
        respond(*item, state, given, &problems);
        RC_ASSERT(value_of(*item, state, "B").is_null() == text.empty());
    }));
}

// Any answers to each of the example items; they stay where they are, their licence does not let them in
// here.
TEST(ReferenceItems, TakeAnyAnswersWithinTheirSteps) {
    const std::filesystem::path folder = QTI_REFERENCE;
    if (!std::filesystem::is_directory(folder)) {
        GTEST_SKIP() << "The example items are not on this machine.";
    }
    std::vector<ItemRef> items;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.path().extension() != ".xml") {
            continue;
        }
        Problems problems;
        if (auto item = read_item(
                test::bytes_of(entry.path()).value_or(""), entry.path().filename().string(), problems,
                [&](std::string_view path) { return test::bytes_of(entry.path().parent_path() / path); })) {
            items.push_back(std::move(item));
        }
    }
    EXPECT_GT(items.size(), 200u);
    EXPECT_TRUE(rc::check([&](std::uint64_t seed) {
        for (const auto& item : items) {
            Problems problems;
            State state = begin(*item, seed, &problems);
            for (int tries = *rc::gen::inRange(1, 3); tries > 0; --tries) {
                respond(*item, state, any_answers(*item), &problems);
            }
            for (const Problem& p : problems) {
                RC_ASSERT(p.code != "step_limit");
            }
            RC_ASSERT(std::ranges::all_of(state.values, finite));
            State again = begin(*item, seed);
            RC_ASSERT(max_score(*item, again).value_or(0) >= 0);
        }
    }));
}

}  // namespace
}  // namespace qti
