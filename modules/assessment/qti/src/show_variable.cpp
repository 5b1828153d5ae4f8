// Printed variables.
#include "interactions.hpp"
#include "show.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace qti {
namespace {

constexpr std::size_t width_max = 50, digits_max = 30;

struct Format {
    std::string before, flags, after;
    std::size_t width = 0;
    std::optional<std::size_t> digits;
    char conversion = 's';
};

std::size_t number_at(std::string_view text, std::size_t& at, std::size_t most) {
    std::size_t number = 0;
    for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at) {
        number = std::min(most, number * 10 + static_cast<std::size_t>(text[at] - '0'));
    }
    return number;
}

// "%5.2f": as C's printf has it, one conversion, whatever text around it.
std::optional<Format> read_format(std::string_view text) {
    const std::size_t percent = text.find('%');
    if (percent == text.npos) {
        return std::nullopt;
    }
    Format format{.before = std::string(text.substr(0, percent))};
    std::size_t at = percent + 1;
    while (at < text.size() && std::string_view("-+ #0").contains(text[at])) {
        format.flags += text[at++];
    }
    format.width = number_at(text, at, width_max);
    if (at < text.size() && text[at] == '.') {
        format.digits = number_at(text, ++at, digits_max);
    }
    if (at == text.size() || !std::string_view("diouxXeEfFgGrRs").contains(text[at])) {
        return std::nullopt;
    }
    format.conversion = text[at];
    format.after = text.substr(at + 1);
    return format;
}

template <class T>
std::string print(const Format& format, const char* length, char conversion, T value) {
    const std::string flags = format.flags.substr(0, 5);
    const std::string pattern = "%" + flags + (format.width ? std::to_string(format.width) : "") +
                                (format.digits ? "." + std::to_string(*format.digits) : "") + length +
                                conversion;
    std::array<char, 512> room{};
    std::snprintf(room.data(), room.size(), pattern.c_str(), value);
    return format.before + room.data() + format.after;
}

std::string in_base(std::int64_t number, std::int64_t base) {
    if (base < 2 || base > 36 || base == 10) {
        return std::to_string(number);
    }
    auto rest = number < 0 ? 0 - static_cast<std::uint64_t>(number) : static_cast<std::uint64_t>(number);
    std::string out;
    do {
        out += "0123456789abcdefghijklmnopqrstuvwxyz"[rest % static_cast<std::uint64_t>(base)];
        rest /= static_cast<std::uint64_t>(base);
    } while (rest > 0);
    out += number < 0 ? "-" : "";
    return {out.rbegin(), out.rend()};
}

std::string print_one(pugi::xml_node at, BaseType type, const Single& value) {
    const std::optional<Format> format = read_format(at.attribute("format").value());
    const auto* whole = std::get_if<std::int64_t>(&value);
    const auto* real = std::get_if<double>(&value);
    if (!format || format->conversion == 's' || (!whole && !real)) {
        const std::string plain =
            whole ? in_base(*whole, whole_number(at, "base").value_or(10)) : write_single(type, value);
        return format ? format->before + plain + format->after : plain;
    }
    const double number = whole ? static_cast<double>(*whole) : *real;
    switch (format->conversion) {
        case 'd':
        case 'i':
        case 'o':
        case 'u':
        case 'x':
        case 'X': {
            const double bounded = std::clamp(std::isnan(number) ? 0 : std::round(number), -9e18, 9e18);
            const char conversion = format->conversion == 'u' ? 'd' : format->conversion;
            return print(*format, "ll", conversion,
                         static_cast<long long>(whole ? *whole : static_cast<std::int64_t>(bounded)));
        }
        case 'r':
            return print(*format, "", 'g', number);
        case 'R':
            return print(*format, "", 'G', number);
        default:
            return print(*format, "", format->conversion, number);
    }
}

void append(std::vector<Node>& out, std::string text) {
    if (!out.empty() && out.back().name.empty()) {
        out.back().text += text;
    } else if (!text.empty()) {
        out.push_back({.text = std::move(text)});
    }
}

// "1.5e+07" as 1.5 times ten to the power of 7.
void append_power(std::vector<Node>& out, const std::string& text) {
    const std::size_t e = text.find_first_of("eE");
    if (e == text.npos || text.find_first_of("0123456789") > e) {
        append(out, text);
        return;
    }
    std::string power = text.substr(e + 1);
    const bool negative = power.starts_with('-');
    power.erase(0, std::min(power.find_first_not_of("+-0"), power.size() - 1));
    append(out, text.substr(0, e) + " \u00d7 10");
    Node sup{.name = "sup"};
    sup.children.push_back({.text = (negative ? "\u2212" : "") + power});
    out.push_back(std::move(sup));
}

std::string print_all(pugi::xml_node at, const Value& value) {
    const std::string delimiter = at.attribute("delimiter").as_string(";");
    std::string text;
    if (value.cardinality == Cardinality::record) {
        const std::string_view wanted = at.attribute("field").value();
        const std::string is = at.attribute("mapping-indicator").as_string("=");
        for (const auto& [name, field] : value.fields) {
            if (wanted.empty()) {
                text += (text.empty() ? "" : delimiter) + name + is + print_all(at, field);
            } else if (name == wanted) {
                return print_all(at, field);
            }
        }
        return text;
    }
    const std::optional<std::int64_t> index = whole_number(at, "index");
    for (std::size_t i = 0; i < value.items.size(); ++i) {
        if (index && value.cardinality == Cardinality::ordered &&
            *index != static_cast<std::int64_t>(i + 1)) {
            continue;
        }
        text += (text.empty() ? "" : delimiter) + print_one(at, value.type, value.items[i]);
    }
    return text;
}

}  // namespace

// What is to be seen of a variable now: responses never, outcomes of processing only where they may be shown.
const Value& Shower::seen(std::string_view variable) const {
    static const Value null;
    const Declaration* declaration = item_.find(variable);
    if (!declaration || declaration->kind == Kind::response) {
        return null;
    }
    const bool kept_back =
        declaration->kind == Kind::outcome && state_.tries > 0 && !showing_.feedback && !item_.adaptive;
    return kept_back ? declaration->fallback : value_of(item_, state_, variable);
}

void Shower::printed(pugi::xml_node at, std::vector<Node>& out) const {
    const std::string text = print_all(at, seen(at.attribute("identifier").value()));
    if (flag(at, "power-form")) {
        append_power(out, text);
    } else {
        append(out, text);
    }
}

}  // namespace qti
