#include "compile.hpp"
#include "operators.hpp"
#include "pattern.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace qti {
namespace {

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    constexpr std::string_view blanks = " \t\r\n";
    for (auto at = text.find_first_not_of(blanks); at != std::string_view::npos;) {
        const auto end = std::min(text.find_first_of(blanks, at), text.size());
        words.push_back(text.substr(at, end - at));
        at = text.find_first_not_of(blanks, end);
    }
    return words;
}

}  // namespace

Amount Compiler::amount(pugi::xml_node node, const char* name) {
    return amount(node, name, node.attribute(name).value());
}

Amount Compiler::amount(pugi::xml_node node, const char* name, std::string_view written) {
    if (written.empty()) {
        return {};
    }
    if (written.starts_with('{') && written.ends_with('}')) {
        written = written.substr(1, written.size() - 2);
    }
    Amount out{.given = true};
    const auto digits = written.starts_with('+') ? written.substr(1) : written;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), out.number);
    if (error == std::errc{} && end == digits.data() + digits.size() && std::isfinite(out.number)) {
        return out;
    }
    out.slot = made_.slot_of(written);
    if (out.slot == no_slot) {
        problem(node, Severity::error, "bad_attribute",
                "“" + std::string(name) + "” must be a number or the name of a declared variable.");
        return {};
    }
    return out;
}

void Compiler::attributes(pugi::xml_node node, const Operator& o, Expression& e, Extra& extra) {
    const auto says = [&](const char* name, bool otherwise) {
        const std::string_view written = node.attribute(name).value();
        return written.empty() ? otherwise : written == "true" || written == "1";
    };
    const auto bad = [&](std::string message) {
        problem(node, Severity::error, "bad_attribute", std::move(message));
    };
    const auto needed = [&](const char* name) {
        const Amount out = amount(node, name);
        if (!out.given && node.attribute(name).empty()) {
            bad("“" + std::string(name) + "” is missing.");
        }
        return out;
    };
    const auto rounding = [&](const char* name) {
        const std::string_view mode = node.attribute(name).value();
        e.variant = static_cast<std::uint8_t>(mode == "decimalPlaces" || mode == "decimal-places"
                                                  ? Rounding::decimal_places
                                                  : Rounding::significant_figures);
        extra.first = needed("figures");
    };
    switch (o.op) {
        case Op::random_integer:
        case Op::random_float:
            extra.first = amount(node, "min");
            if (node.attribute("min").empty()) {
                extra.first = {.given = true};
            }
            extra.second = needed("max");
            extra.step = amount(node, "step");
            break;
        case Op::any_n:
            extra.first = needed("min");
            extra.second = needed("max");
            break;
        case Op::index:
            extra.first = needed("n");
            break;
        case Op::repeat:
            extra.first = needed("number-repeats");
            break;
        case Op::field_value:
            extra.text = node.attribute("field-identifier").value();
            break;
        case Op::substring:
            e.flag = says("case-sensitive", true);
            break;
        case Op::string_match:
            e.flag = says("case-sensitive", true);
            e.flag2 = says("substring", false);
            break;
        case Op::pattern_match: {
            const std::string_view written = node.attribute("pattern").value();
            if (written.size() > 2 && written.starts_with('{') && written.ends_with('}')) {
                e.slot = made_.slot_of(written.substr(1, written.size() - 2));
            }
            extra.pattern = e.slot == no_slot ? Pattern::compile(written) : nullptr;
            if (e.slot == no_slot && !extra.pattern) {
                problem(node, Severity::error, "bad_pattern",
                        "This pattern is not understood: it must be one of XML Schema's, and of a moderate "
                        "size.");
            }
            break;
        }
        case Op::equal: {
            const std::string_view mode = node.attribute("tolerance-mode").value();
            e.variant = static_cast<std::uint8_t>(mode == "absolute"   ? Tolerance::absolute
                                                  : mode == "relative" ? Tolerance::relative
                                                                       : Tolerance::exact);
            e.flag = says("include-lower-bound", true);
            e.flag2 = says("include-upper-bound", true);
            if (mode == "absolute" || mode == "relative") {
                const auto amounts = words_of(node.attribute("tolerance").value());
                if (amounts.empty()) {
                    bad("“tolerance” is missing.");
                }
                extra.first = amount(node, "tolerance", amounts.empty() ? "" : amounts[0]);
                extra.second = amount(node, "tolerance", amounts.size() < 2 ? "" : amounts[1]);
            }
            break;
        }
        case Op::equal_rounded:
            rounding("rounding-mode");
            break;
        case Op::round_to:
            rounding("rounding-mode");
            break;
        case Op::inside:
            if (auto area = read_area(node.attribute("shape").value(), node.attribute("coords").value())) {
                extra.area = std::move(*area);
            } else {
                bad("The shape or its coordinates are not understood.");
                extra.area.shape = AreaShape::polygon;  // without corners: nothing is inside
            }
            break;
        case Op::math: {
            const auto name = math_name(node.attribute("name").value());
            if (!name) {
                bad("“" + std::string(node.attribute("name").value()) +
                    "” is none of QTI's mathematical operators.");
            } else if (const bool two = node.select_nodes("*").size() == 2;
                       two != (*name == MathName::atan2)) {
                problem(node, Severity::error, "wrong_operands",
                        two ? "This operator takes 1 operand; here are 2."
                            : "“atan2” takes 2 operands; here is 1.");
            }
            e.variant = static_cast<std::uint8_t>(name.value_or(MathName::sin));
            break;
        }
        case Op::statistics: {
            const auto name = statistics_name(node.attribute("name").value());
            if (!name) {
                bad("“" + std::string(node.attribute("name").value()) +
                    "” is none of QTI's statistical operators.");
            }
            e.variant = static_cast<std::uint8_t>(name.value_or(StatisticsName::mean));
            break;
        }
        default:
            break;
    }
}

}  // namespace qti
