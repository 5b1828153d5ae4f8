#include <qti/value.hpp>

#include <array>
#include <charconv>
#include <cmath>

namespace qti {

namespace {

constexpr std::string_view blanks = " \t\r\n";

std::string_view trimmed(std::string_view text) {
    const auto from = text.find_first_not_of(blanks);
    if (from == std::string_view::npos) {
        return {};
    }
    return text.substr(from, text.find_last_not_of(blanks) - from + 1);
}

// XML Schema's numbers may begin with a plus; <charconv> refuses it.
std::string_view without_plus(std::string_view text) {
    if (text.size() > 1 && text[0] == '+' && text[1] != '-') {
        text.remove_prefix(1);
    }
    return text;
}

template <class Number>
std::optional<Number> number(std::string_view text) {
    text = without_plus(trimmed(text));
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) {
        return {};
    }
    return value;
}

std::optional<double> finite(std::string_view text) {
    const auto value = number<double>(text);
    return value && std::isfinite(*value) ? value : std::nullopt;
}

bool is_identifier(std::string_view text) {
    return !text.empty() && text.find_first_of(blanks) == std::string_view::npos;
}

// Two words with blanks between them; nothing where there are fewer or more.
std::optional<std::pair<std::string_view, std::string_view>> two_words(std::string_view text) {
    text = trimmed(text);
    const auto gap = text.find_first_of(blanks);
    if (gap == std::string_view::npos) {
        return {};
    }
    const auto second = trimmed(text.substr(gap));
    if (!is_identifier(second)) {
        return {};
    }
    return std::pair{text.substr(0, gap), second};
}

template <class Wanted>
std::optional<Single> wrapped(std::optional<Wanted> value) {
    return value ? std::optional<Single>(std::move(*value)) : std::nullopt;
}

std::optional<Single> read_boolean(std::string_view text) {
    if (text == "true" || text == "1") {
        return Single(true);
    }
    if (text == "false" || text == "0") {
        return Single(false);
    }
    return {};
}

template <class Number>
std::string shortest(Number value) {
    std::array<char, 32> room{};
    const auto [end, error] = std::to_chars(room.data(), room.data() + room.size(), value);
    return std::string(room.data(), end);
}

constexpr std::array<std::pair<BaseType, std::string_view>, 12> type_names{{
    {BaseType::identifier, "identifier"},
    {BaseType::boolean, "boolean"},
    {BaseType::integer, "integer"},
    {BaseType::real, "float"},
    {BaseType::string, "string"},
    {BaseType::point, "point"},
    {BaseType::pair, "pair"},
    {BaseType::directed_pair, "directedPair"},
    {BaseType::duration, "duration"},
    {BaseType::file, "file"},
    {BaseType::uri, "uri"},
    {BaseType::int_or_identifier, "intOrIdentifier"},
}};
constexpr std::array<std::pair<Cardinality, std::string_view>, 4> cardinality_names{{
    {Cardinality::single, "single"},
    {Cardinality::multiple, "multiple"},
    {Cardinality::ordered, "ordered"},
    {Cardinality::record, "record"},
}};

}  // namespace

bool Value::operator==(const Value&) const = default;

Value null_of(Cardinality cardinality, BaseType type) { return {cardinality, type, {}, {}}; }

Value single(BaseType type, Single value) {
    Value made{Cardinality::single, type, {}, {}};
    made.items.push_back(std::move(value));
    return made;
}

std::optional<Single> read_single(BaseType type, std::string_view written) {
    const std::string_view text = trimmed(written);
    switch (type) {
        case BaseType::string:
            return Single(std::string(written));
        case BaseType::identifier:
            return is_identifier(text) ? std::optional<Single>(std::string(text)) : std::nullopt;
        case BaseType::boolean:
            return read_boolean(text);
        case BaseType::uri:
            return text.empty() ? std::nullopt : std::optional<Single>(std::string(text));
        case BaseType::integer:
            return wrapped(number<std::int64_t>(text));
        case BaseType::real:
            return wrapped(finite(text));
        case BaseType::duration: {
            const auto seconds = finite(text);
            return seconds && *seconds >= 0 ? std::optional<Single>(*seconds) : std::nullopt;
        }
        case BaseType::int_or_identifier:
            if (const auto whole = number<std::int64_t>(text)) {
                return Single(*whole);
            }
            return is_identifier(text) ? std::optional<Single>(std::string(text)) : std::nullopt;
        case BaseType::file:
            return text.empty() ? std::nullopt : std::optional<Single>(File{.id = std::string(text)});
        case BaseType::pair:
        case BaseType::directed_pair: {
            const auto words = two_words(text);
            return words ? std::optional<Single>(Pair{std::string(words->first), std::string(words->second)})
                         : std::nullopt;
        }
        case BaseType::point: {
            const auto words = two_words(text);
            const auto x = words ? finite(words->first) : std::nullopt;
            const auto y = words ? finite(words->second) : std::nullopt;
            return x && y ? std::optional<Single>(Point{*x, *y}) : std::nullopt;
        }
    }
    return {};
}

std::string write_single(BaseType, const Single& value) {
    struct Writer {
        std::string operator()(const std::string& text) const { return text; }
        std::string operator()(bool yes) const { return yes ? "true" : "false"; }
        std::string operator()(std::int64_t whole) const { return shortest(whole); }
        std::string operator()(double real) const { return shortest(real); }
        std::string operator()(const Point& at) const { return shortest(at.x) + ' ' + shortest(at.y); }
        std::string operator()(const Pair& two) const { return two.first + ' ' + two.second; }
        std::string operator()(const File& file) const { return file.id; }
    };
    return std::visit(Writer{}, value);
}

std::string_view name_of(BaseType type) { return type_names[static_cast<std::size_t>(type)].second; }

std::string_view name_of(Cardinality cardinality) {
    return cardinality_names[static_cast<std::size_t>(cardinality)].second;
}

std::optional<BaseType> base_type_of(std::string_view name) {
    for (const auto& [type, known] : type_names) {
        if (known == name) {
            return type;
        }
    }
    // Version 3 writes some of the names in another way in some of its own documents.
    return name == "directed-pair"       ? std::optional(BaseType::directed_pair)
           : name == "int-or-identifier" ? std::optional(BaseType::int_or_identifier)
                                         : std::nullopt;
}

std::optional<Cardinality> cardinality_of(std::string_view name) {
    for (const auto& [cardinality, known] : cardinality_names) {
        if (known == name) {
            return cardinality;
        }
    }
    return {};
}

}  // namespace qti
