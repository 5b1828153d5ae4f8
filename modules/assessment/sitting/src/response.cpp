#include <sitting/limits.hpp>
#include <sitting/response.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>

namespace sitting {
namespace {

bool has(const std::vector<std::string>& list, const std::string& id) {
    return std::ranges::find(list, id) != list.end();
}

std::unexpected<Failure> no_such_option() {
    return refuse("no_such_option",
                  "The answer names an option this question does not have. Reload the page.");
}

Done each_once(const std::vector<std::string>& given, const std::vector<std::string>& known,
               std::size_t most) {
    if (given.size() > most) {
        return refuse("too_many_options",
                      "This question takes at most " + std::to_string(most) +
                          (most == 1 ? " answer." : " answers.") + " Take one back first.",
                      {{"most", std::to_string(most)}});
    }
    std::set<std::string_view> seen;
    for (const std::string& id : given) {
        if (!has(known, id)) {
            return no_such_option();
        }
        if (!seen.insert(id).second) {
            return refuse("repeated_option", "The answer names one option twice. Choose each at most once.");
        }
    }
    return {};
}

Done check(const Choice& r, const Shape& s) {
    if (!has(s.options, r.option)) {
        return no_such_option();
    }
    return {};
}
Done check(const MultipleResponse& r, const Shape& s) {
    return each_once(r.options, s.options, std::size_t(s.choose));
}
Done check(const Ordering& r, const Shape& s) { return each_once(r.order, s.options, s.options.size()); }
Done check(const Matching& r, const Shape& s) {
    std::vector<std::string> prompts;
    for (const Pair& pair : r.pairs) {
        if (!has(s.options, pair.option)) {
            return no_such_option();
        }
        prompts.push_back(pair.prompt);
    }
    return each_once(prompts, s.prompts, s.prompts.size());  // an option may fit several prompts
}

std::unexpected<Failure> wrong_value() {
    return refuse("wrong_value", "This is not what the question asks for here. Change the answer.");
}
bool is_number(std::string_view text, bool whole) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() && std::isfinite(value) &&
           (!whole || text.find_first_of(".eE") == text.npos);
}
std::pair<std::string, std::string> halves(const std::string& value) {
    const std::size_t blank = value.find(' ');
    return blank == value.npos ? std::pair(value, std::string())
                               : std::pair(value.substr(0, blank), value.substr(blank + 1));
}

Done check_value(const std::string& value, const FieldShape& s) {
    switch (s.kind) {
        case FieldKind::identifier:
            return has(s.options, value) ? Done() : no_such_option();
        case FieldKind::pair:
        case FieldKind::directed_pair: {
            const auto [first, second] = halves(value);
            const bool either = s.kind == FieldKind::pair;
            const bool known = (has(s.options, first) && has(s.targets, second)) ||
                               (either && has(s.options, second) && has(s.targets, first));
            return known ? Done() : no_such_option();
        }
        case FieldKind::point: {
            const auto [x, y] = halves(value);
            return is_number(x, false) && is_number(y, false) ? Done() : wrong_value();
        }
        case FieldKind::integer:
            return is_number(value, true) ? Done() : wrong_value();
        case FieldKind::real:
            return is_number(value, false) ? Done() : wrong_value();
        case FieldKind::boolean:
            return value == "true" || value == "false" ? Done() : wrong_value();
        case FieldKind::string:
        case FieldKind::file:
            return {};
    }
    return wrong_value();
}

Done check_fields(const std::vector<Field>& fields, const Shape& s, std::size_t& bytes) {
    std::set<std::string_view> seen;
    for (const Field& field : fields) {
        const auto shape = std::ranges::find(s.fields, field.id, &FieldShape::id);
        if (shape == s.fields.end() || !seen.insert(field.id).second) {
            return refuse("no_such_field",
                          "The answer is to a part this question does not have. Reload the page.");
        }
        const std::size_t most = shape->most > 0 ? std::size_t(shape->most) : values_max;
        if (field.values.size() > most) {
            return refuse("too_many_options",
                          "This part takes at most " + std::to_string(most) +
                              (most == 1 ? " answer." : " answers.") + " Take one back first.",
                          {{"most", std::to_string(most)}});
        }
        for (const std::string& value : field.values) {
            bytes += value.size();
            CHECK(check_value(value, *shape));
        }
    }
    if (bytes > composite_bytes_max) {
        return refuse("answer_too_long", "The answer is longer than can be kept. Shorten it.");
    }
    return {};
}

Done check(const Composite& r, const Shape& s) {
    if (std::int64_t(r.tries.size()) > s.tries) {
        return refuse("too_many_tries", "This question takes no more tries. Your last answer counts.");
    }
    std::size_t bytes = 0;
    for (const std::vector<Field>& fields : r.tries) {
        CHECK(check_fields(fields, s, bytes));
    }
    return check_fields(r.fields, s, bytes);
}

}  // namespace

Done fits(const Response& response, const Shape& shape) {
    // The alternatives of Response stand in the order of ItemKind.
    if (response.index() != std::size_t(shape.kind)) {
        return refuse("wrong_kind_of_answer", "This is not how the question is answered. Reload the page.");
    }
    return std::visit([&](const auto& r) { return check(r, shape); }, response);
}

Done follows(const std::optional<Response>& before, const std::optional<Response>& now) {
    const Composite* kept = before ? std::get_if<Composite>(&*before) : nullptr;
    if (!kept || kept->tries.empty()) {
        return {};
    }
    const Composite* given = now ? std::get_if<Composite>(&*now) : nullptr;
    if (!given || given->tries.size() < kept->tries.size() ||
        !std::equal(kept->tries.begin(), kept->tries.end(), given->tries.begin())) {
        return refuse("try_is_kept", "What you submitted in this question stays. Reload the page.");
    }
    return {};
}

bool is_complete(const Response& response, const Shape& shape) {
    if (!fits(response, shape)) {
        return false;
    }
    if (const auto* several = std::get_if<MultipleResponse>(&response)) {
        return several->options.size() == std::size_t(shape.choose);
    }
    if (const auto* ordering = std::get_if<Ordering>(&response)) {
        return ordering->order.size() == shape.options.size();
    }
    if (const auto* matching = std::get_if<Matching>(&response)) {
        return matching->pairs.size() == shape.prompts.size();
    }
    if (const auto* composite = std::get_if<Composite>(&response)) {
        return std::ranges::all_of(shape.fields, [&](const FieldShape& field) {
            const auto at = std::ranges::find(composite->fields, field.id, &Field::id);
            return at != composite->fields.end() &&
                   std::int64_t(at->values.size()) >= std::max<std::int64_t>(field.least, 1);
        });
    }
    return true;
}

}  // namespace sitting
