#include "machine.hpp"

#include <algorithm>

namespace qti {
namespace {

// The most that the mapping of one response can give: its best entry, or all that are good for something.
template <class Entries>
double best(const Declaration& d, const Entries& entries, auto&& mapped, double fallback,
            std::optional<double> lower, std::optional<double> upper) {
    double sum = 0, top = fallback;
    for (const auto& entry : entries) {
        sum += std::max(0.0, mapped(entry));
        top = std::max(top, mapped(entry));
    }
    double most = d.cardinality == Cardinality::single ? top : sum;
    most = lower ? std::max(most, *lower) : most;
    return upper ? std::min(most, *upper) : most;
}

std::optional<double> best_of_mappings(const Item& item) {
    double most = 0;
    bool any = false;
    for (const Declaration& d : item.declarations) {
        if (d.mapping) {
            any = true;
            most += best(
                d, d.mapping->entries, [](const MapEntry& e) { return e.mapped; }, d.mapping->fallback,
                d.mapping->lower, d.mapping->upper);
        }
        if (d.area_mapping) {
            any = true;
            most += best(
                d, d.area_mapping->entries, [](const auto& e) { return e.second; }, d.area_mapping->fallback,
                d.area_mapping->lower, d.area_mapping->upper);
        }
    }
    return any ? std::optional(most) : std::nullopt;
}

// What the item gives for its correct responses; nothing where it names none.
std::optional<double> of_correct(const Item& item, State state) {
    std::vector<Answer> answers;
    for (std::size_t i = 0; i < item.declarations.size(); ++i) {
        if (item.declarations[i].kind == Kind::response && !state.correct[i].is_null()) {
            answers.push_back({item.declarations[i].id, state.correct[i]});
        }
    }
    if (answers.empty()) {
        return std::nullopt;
    }
    state.tries = 0;
    respond(item, state, answers);
    return number_of(item, state, "SCORE");
}

// "12.50", as a record: what the number was and how it was written.
Value written_number(std::string_view text, double value) {
    Value out{.cardinality = Cardinality::record};
    const auto whole = [](std::size_t n) { return single(BaseType::integer, static_cast<std::int64_t>(n)); };
    const auto e = text.find_first_of("eE");
    const std::string_view mantissa = text.substr(0, e);
    const auto point = mantissa.find('.');
    const auto digits = [](std::string_view part) {
        return static_cast<std::size_t>(
            std::ranges::count_if(part, [](char c) { return c >= '0' && c <= '9'; }));
    };
    const std::size_t left = digits(mantissa.substr(0, point));
    const std::size_t right = point == std::string_view::npos ? 0 : digits(mantissa.substr(point));
    const auto first = mantissa.find_first_of("123456789");
    const std::size_t significant = first == std::string_view::npos ? 0 : digits(mantissa.substr(first));
    out.fields.emplace_back("stringValue", single(BaseType::string, std::string(text)));
    out.fields.emplace_back("floatValue", single(BaseType::real, value));
    if (point == std::string_view::npos && e == std::string_view::npos && std::abs(value) < 0x1p53) {
        out.fields.emplace_back("integerValue", single(BaseType::integer, static_cast<std::int64_t>(value)));
    }
    out.fields.emplace_back("leftDigits", whole(left));
    out.fields.emplace_back("rightDigits", whole(right));
    out.fields.emplace_back("ndp", whole(right));
    out.fields.emplace_back("nsf", whole(significant));
    if (e != std::string_view::npos) {
        if (const auto power = read_single(BaseType::integer, text.substr(e + 1))) {
            out.fields.emplace_back("exponent", single(BaseType::integer, *power));
        }
    }
    return out;
}

}  // namespace

std::optional<double> max_score(const Item& item, const State& begun) {
    if (!item.program || item.program->score == no_slot || begun.values.size() != item.declarations.size() ||
        begun.correct.size() != item.declarations.size()) {
        return std::nullopt;
    }
    std::optional<double> most =
        item.program->most == no_slot ? std::nullopt : number_of(item, begun, "MAXSCORE");
    if (!most) {
        most = item.declarations[item.program->score].normal_maximum;
    }
    if (!most) {
        most = of_correct(item, begun);
        if (!most || *most <= 0) {
            const auto mapped = best_of_mappings(item);
            most = mapped ? mapped : most;
        }
    }
    return std::max(0.0, most.value_or(0));
}

std::optional<Value> read_value(const Declaration& d, std::span<const std::string> written,
                                Problems& problems) {
    const auto refuse = [&](std::string code, std::string message) {
        problems.push_back({"", d.line, Severity::error, std::move(code), std::move(message)});
        return std::nullopt;
    };
    const bool one = d.cardinality == Cardinality::single || d.cardinality == Cardinality::record;
    if (written.size() > (one ? 1 : container_max)) {
        return refuse("too_many_values", "“" + d.id + "” takes " +
                                             (one ? "one value" : "at most 10000 values") + "; here are " +
                                             std::to_string(written.size()) + ".");
    }
    Value out = null_of(d.cardinality, d.type);
    if (d.cardinality == Cardinality::record) {
        const auto number = written.empty() ? std::nullopt : read_single(BaseType::real, written[0]);
        if (number) {
            return written_number(written[0], std::get<double>(*number));
        }
        if (!written.empty() && !written[0].empty()) {
            out.fields.emplace_back("stringValue", single(BaseType::string, written[0]));
        }
        return out;
    }
    for (const std::string& text : written) {
        if (one && text.empty()) {
            return out;
        }
        auto value = read_single(d.type, text);
        if (!value) {
            return refuse("wrong_value", "“" + text.substr(0, 100) + "” is no " +
                                             std::string(name_of(d.type)) + ", which “" + d.id + "” takes.");
        }
        out.items.push_back(std::move(*value));
    }
    return out;
}

}  // namespace qti
