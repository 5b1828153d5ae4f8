#include "composite.hpp"

#include <base/must.hpp>
#include <base/text.hpp>

#include <mutex>
#include <unordered_map>

namespace itembank {
namespace {

sitting::FieldKind kind_of(qti::FieldKind kind) {
    using enum qti::FieldKind;
    switch (kind) {
        case identifier:
            return sitting::FieldKind::identifier;
        case pair:
            return sitting::FieldKind::pair;
        case directed_pair:
            return sitting::FieldKind::directed_pair;
        case integer:
            return sitting::FieldKind::integer;
        case real:
            return sitting::FieldKind::real;
        case boolean:
            return sitting::FieldKind::boolean;
        case point:
            return sitting::FieldKind::point;
        case file:
            return sitting::FieldKind::file;
        case string:
        case record:
            break;
    }
    return sitting::FieldKind::string;
}

// Nobody can tell from an id what the author called it, nor compare the ids of two versions.
std::string opaque(const std::string& secret, const std::string& response, const std::string& id) {
    return sha256(secret + '\n' + response + '\n' + id).substr(0, 10);
}

Compiled made(qti::ItemRef item, const std::string& secret) {
    Compiled out{.item = std::move(item), .shape = {.kind = ItemKind::composite}};
    for (const qti::Field& field : qti::fields_of(*out.item)) {
        out.needs_a_person = out.needs_a_person || field.needs_a_person;
        sitting::FieldShape shape{
            field.id, kind_of(field.kind), std::int64_t(field.least), std::int64_t(field.most), {}, {}};
        const auto name_all = [&](const std::vector<std::string>& ids, std::vector<std::string>& names) {
            for (const std::string& id : ids) {
                names.push_back(opaque(secret, field.id, id));
                out.names[field.id][id] = names.back();
                out.authors[field.id][names.back()] = id;
            }
        };
        name_all(field.options, shape.options);
        name_all(field.targets, shape.targets);
        const bool ends = field.interaction == "end-attempt-interaction";
        if (ends || out.item->adaptive) {
            out.shape.tries = std::int64_t(qti::tries_max);
        }
        out.shape.fields.push_back(std::move(shape));
    }
    return out;
}

bool names_options(sitting::FieldKind kind) {
    return kind == sitting::FieldKind::identifier || kind == sitting::FieldKind::pair ||
           kind == sitting::FieldKind::directed_pair;
}

// "a" or "a b", each part as the other side calls it.
std::string translated(const std::map<std::string, std::string>& names, const std::string& value) {
    const auto one = [&](const std::string& id) {
        const auto at = names.find(id);
        return at == names.end() ? id : at->second;
    };
    const std::size_t blank = value.find(' ');
    return blank == value.npos ? one(value)
                               : one(value.substr(0, blank)) + ' ' + one(value.substr(blank + 1));
}

const std::map<std::string, std::string>& names_in(
    const std::map<std::string, std::map<std::string, std::string>>& all, const std::string& response) {
    static const std::map<std::string, std::string> none;
    const auto at = all.find(response);
    return at == all.end() ? none : at->second;
}

std::vector<qti::Answer> answers_of(const Compiled& c, const std::vector<sitting::Field>& fields) {
    std::vector<qti::Answer> out;
    qti::Problems ignored;  // what was taken fits the shape; what cannot be read is blank
    for (const sitting::Field& field : fields) {
        const qti::Declaration* declared = c.item->find(field.id);
        const auto shape = std::ranges::find(c.shape.fields, field.id, &sitting::FieldShape::id);
        if (declared == nullptr || shape == c.shape.fields.end()) {
            continue;
        }
        std::vector<std::string> values = field.values;
        if (names_options(shape->kind)) {
            for (std::string& value : values) {
                value = translated(names_in(c.authors, field.id), value);
            }
        }
        if (auto value = qti::read_value(*declared, values, ignored)) {
            out.push_back({field.id, std::move(*value)});
        }
    }
    return out;
}

// After every try, in their order. `last` also what stands without having been asked for.
qti::State replayed(const Compiled& c, std::uint64_t seed, const std::optional<Response>& response,
                    bool last) {
    qti::State state = qti::begin(*c.item, seed);
    const sitting::Composite* given = response ? std::get_if<sitting::Composite>(&*response) : nullptr;
    if (given == nullptr) {
        if (last) {
            qti::respond(*c.item, state, {});
        }
        return state;
    }
    for (const auto& tried : given->tries) {
        qti::respond(*c.item, state, answers_of(c, tried));
    }
    const bool processed = !given->tries.empty() && given->tries.back() == given->fields;
    if (last && !processed) {
        qti::respond(*c.item, state, answers_of(c, given->fields));
    }
    return state;
}

schema::json::value json_of(const qti::Node& node) {
    if (node.name.empty()) {
        return schema::json::value(node.text);
    }
    schema::json::object out{{"t", node.name}};
    if (!node.attributes.empty()) {
        schema::json::object attributes;
        for (const auto& [name, value] : node.attributes) {
            attributes[name] = value;
        }
        out["a"] = std::move(attributes);
    }
    if (!node.children.empty()) {
        schema::json::array children;
        for (const qti::Node& child : node.children) {
            children.push_back(json_of(child));
        }
        out["c"] = std::move(children);
    }
    return out;
}
schema::json::array json_of(const std::vector<qti::Node>& nodes) {
    schema::json::array out;
    for (const qti::Node& node : nodes) {
        out.push_back(json_of(node));
    }
    return out;
}

schema::json::array fields_json(const Compiled& c) {
    schema::json::array out;
    for (const qti::Field& field : qti::fields_of(*c.item)) {
        out.push_back({{"id", field.id},
                       {"interaction", field.interaction},
                       {"kind", schema::name_of(kind_of(field.kind))},
                       {"ordered", field.ordered},
                       {"least", field.least},
                       {"most", field.most}});
    }
    return out;
}

}  // namespace

qti::ItemRef read_composed(const Composed& from, qti::Problems& problems) {
    return qti::read_item(from.qti, "item.xml", problems,
                          [&](std::string_view path) -> std::optional<std::string> {
                              const auto at = std::ranges::find(from.texts, path, &ItemText::path);
                              return at == from.texts.end() ? std::nullopt : std::optional(at->text);
                          });
}

// By the secret, which is made anew for every version, and by the text: a draft has no secret.
static std::shared_ptr<const Compiled> kept(const Composed& from, const std::string& secret) {
    static constexpr std::size_t most = 3'000;
    static std::mutex mutex;
    static std::unordered_map<std::string, std::shared_ptr<const Compiled>> known;
    const std::string key =
        secret.empty() ? from.qti : secret + ' ' + std::to_string(std::hash<std::string>{}(from.qti));
    {
        const std::scoped_lock lock(mutex);
        if (const auto at = known.find(key); at != known.end()) {
            return at->second;
        }
    }
    qti::Problems problems;
    auto item = read_composed(from, problems);
    MUST(item != nullptr);
    auto fresh = std::make_shared<const Compiled>(made(std::move(item), secret));
    const std::scoped_lock lock(mutex);
    if (known.size() >= most) {
        known.clear();
    }
    return known.emplace(key, std::move(fresh)).first->second;
}

std::shared_ptr<const Compiled> compiled(const Content& content) {
    MUST(content.composed.has_value());
    return kept(*content.composed, content.composed->secret);
}

std::shared_ptr<const Compiled> compiled(const Content& content, const Translation& translation) {
    MUST(content.composed.has_value() && translation.composed.has_value());
    return kept(*translation.composed, content.composed->secret);
}

static schema::json::object body_in(const Compiled& own, const qti::Item& shown, const qti::State& state,
                                    const std::vector<ItemFile>& files, const Seen& seen, bool feedback) {
    const qti::Body body =
        qti::body_of(shown, state,
                     {.option_name = [&](std::string_view response, std::string_view id) -> std::string {
                          const auto& names = names_in(own.names, std::string(response));
                          const auto at = names.find(std::string(id));
                          return at == names.end() ? std::string(id) : at->second;
                      },
                      .address = [&](std::string_view path) -> std::string {
                          const auto at = std::ranges::find(files, path, &ItemFile::path);
                          return at == files.end() ? "" : seen.media + at->file;
                      },
                      .feedback = feedback});
    return {{"nodes", json_of(body.nodes)},
            {"feedback", json_of(body.feedback)},
            {"catalogs", json_of(body.catalogs)},
            {"language", body.language},
            {"direction", body.direction}};
}

static bool with_feedback(const Seen& seen, Processed processed) {
    const auto* given = seen.response ? std::get_if<sitting::Composite>(&*seen.response) : nullptr;
    return processed == Processed::always || (given && !given->tries.empty());
}

schema::json::value body_json(const Compiled& c, const std::vector<ItemFile>& files, const Seen& seen,
                              Processed processed) {
    const auto* given = seen.response ? std::get_if<sitting::Composite>(&*seen.response) : nullptr;
    const qti::State state = replayed(c, seen.seed, seen.response, processed == Processed::always);
    const qti::Value& status = qti::value_of(*c.item, state, "completionStatus");
    const bool done =
        c.item->adaptive && !status.items.empty() && status.items.front() == qti::Single("completed");
    schema::json::object out = body_in(c, *c.item, state, files, seen, with_feedback(seen, processed));
    out["adaptive"] = c.item->adaptive;
    out["completed"] = done;
    out["tries"] = given ? given->tries.size() : 0;
    out["fields"] = fields_json(c);
    return out;
}

schema::json::value translated_json(const Compiled& own, const Compiled& translated, const Seen& seen,
                                    Processed processed, const std::vector<ItemFile>& files) {
    // The variables stand at the same places in both: differences() has seen to it.
    const qti::State state = replayed(own, seen.seed, seen.response, processed == Processed::always);
    return body_in(own, *translated.item, state, files, seen, with_feedback(seen, processed));
}

PlayerItem shown(const qti::ItemRef& item, std::uint64_t seed) {
    const Compiled c = made(item, item->identifier);
    std::vector<ItemFile> files;
    for (const std::string& path : qti::files_of(*item)) {
        files.push_back({path, path, "", 0});
    }
    return {.id = ItemVersionId(item->identifier),
            .kind = ItemKind::composite,
            .body = body_json(c, files, {.seed = seed}, Processed::when_tried)};
}

bool ordered(const Compiled& c, const std::string& field) {
    const qti::Declaration* declared = c.item->find(field);
    return declared != nullptr && declared->cardinality == qti::Cardinality::ordered;
}

Response right_composite(const Compiled& c, std::uint64_t seed) {
    const qti::State state = qti::begin(*c.item, seed);
    sitting::Composite out;
    for (const sitting::FieldShape& field : c.shape.fields) {
        const auto at = std::ranges::find(c.item->declarations, field.id, &qti::Declaration::id);
        const std::size_t place = std::size_t(at - c.item->declarations.begin());
        if (at == c.item->declarations.end() || place >= state.correct.size()) {
            continue;
        }
        sitting::Field right{field.id, {}};
        for (const qti::Single& value : state.correct[place].items) {
            std::string written = qti::write_single(at->type, value);
            right.values.push_back(names_options(field.kind)
                                       ? translated(names_in(c.names, field.id), written)
                                       : std::move(written));
        }
        if (!right.values.empty()) {
            out.fields.push_back(std::move(right));
        }
    }
    return out;
}

Points score_composite(const Compiled& c, const std::optional<Response>& response, std::uint64_t seed) {
    const bool usable = response && sitting::fits(*response, c.shape).has_value();
    const double possible = qti::max_score(*c.item, qti::begin(*c.item, seed)).value_or(0);
    if (!usable) {
        return {0, possible};
    }
    const qti::State state = replayed(c, seed, response, true);
    const double score = qti::number_of(*c.item, state, "SCORE").value_or(0);
    return {std::clamp(score, 0.0, possible), possible};
}

bool needs_a_person(const Content& c) { return c.kind == ItemKind::composite && compiled(c)->needs_a_person; }

std::string words_of(const Content& c) {
    if (c.kind == ItemKind::composite) {
        return qti::plain_text(*compiled(c)->item);
    }
    std::string out = c.stem;
    for (const Option& option : c.options) {
        out += '\n' + option.text;
    }
    for (const Prompt& prompt : c.prompts) {
        out += '\n' + prompt.text;
    }
    return out;
}

}  // namespace itembank
