// What a browser may send for an item, from its interactions and declarations.
#include "interactions.hpp"

#include <qti/body.hpp>

#include <algorithm>
#include <set>

namespace qti {
namespace {

constexpr std::size_t strings_most = 50;  // of an extended text that allows any number of them
constexpr std::size_t points_most = 100;  // of a picture that may be pointed at without limit
constexpr std::size_t uploads_most = 20;

FieldKind kind_of(const Declaration& declaration) {
    if (declaration.cardinality == Cardinality::record) {
        return FieldKind::record;
    }
    switch (declaration.type) {
        case BaseType::identifier:
            return FieldKind::identifier;
        case BaseType::boolean:
            return FieldKind::boolean;
        case BaseType::integer:
            return FieldKind::integer;
        case BaseType::real:
        case BaseType::duration:
            return FieldKind::real;
        case BaseType::point:
            return FieldKind::point;
        case BaseType::pair:
            return FieldKind::pair;
        case BaseType::directed_pair:
            return FieldKind::directed_pair;
        case BaseType::file:
            return FieldKind::file;
        case BaseType::string:
        case BaseType::uri:
        case BaseType::int_or_identifier:
            break;
    }
    return FieldKind::string;
}

std::size_t count(pugi::xml_node interaction, const char* attribute, std::size_t absent) {
    const std::optional<std::int64_t> number = whole_number(interaction, attribute);
    return number && *number >= 0 ? static_cast<std::size_t>(*number) : absent;
}
// A limit of 0 is none: then `all`.
std::size_t limit(pugi::xml_node interaction, const char* attribute, std::size_t absent, std::size_t all) {
    const std::size_t most = count(interaction, attribute, absent);
    return most == 0 ? all : std::min(most, all);
}

// How many pairs one side can be part of: the sum of what each of its elements allows.
std::size_t room(pugi::xml_node interaction, std::initializer_list<std::string_view> names,
                 std::size_t without_limit) {
    std::size_t sum = 0;
    each_element(interaction, [&](pugi::xml_node each) {
        if (std::ranges::find(names, local_name(each)) != names.end()) {
            const std::size_t most = count(each, "match-max", 1);
            sum += most == 0 ? without_limit : std::min(most, without_limit);
        }
    });
    return sum;
}

void choose(Field& field, pugi::xml_node at, std::initializer_list<std::string_view> names) {
    field.options = identifiers_below(at, names);
    field.most = limit(at, "max-choices", 1, field.options.size());
    field.least = count(at, "min-choices", 0);
}

// Without limits, all must be put in order.
void put_in_order(Field& field, pugi::xml_node at, std::initializer_list<std::string_view> names) {
    field.options = identifiers_below(at, names);
    const std::size_t all = field.options.size();
    field.most = limit(at, "max-choices", all, all);
    field.least = count(at, "min-choices", at.attribute("max-choices") ? 1 : all);
    field.ordered = true;
}

void associate(Field& field, pugi::xml_node at, std::initializer_list<std::string_view> names) {
    field.options = field.targets = identifiers_below(at, names);
    const std::size_t all = field.options.size() * (field.options.size() + 1) / 2;
    field.most = limit(at, "max-associations", 1, all);
    field.least = count(at, "min-associations", 0);
}

void match(Field& field, pugi::xml_node at) {
    std::size_t place = 0;
    for (const pugi::xml_node set : at.children()) {
        if (local_name(set) == "qti-simple-match-set") {
            (place++ == 0 ? field.options : field.targets) =
                identifiers_below(set, {"qti-simple-associable-choice"});
        }
    }
    field.most = limit(at, "max-associations", 1, field.options.size() * field.targets.size());
    field.least = count(at, "min-associations", 0);
}

void fill_gaps(Field& field, pugi::xml_node at, std::string_view target) {
    field.options = identifiers_below(at, {"qti-gap-text", "qti-gap-img"});
    field.targets = identifiers_below(at, {target});
    const std::size_t all = std::min(room(at, {"qti-gap-text", "qti-gap-img"}, field.targets.size()),
                                     room(at, {target}, field.options.size()));
    field.most = limit(at, "max-associations", 0, all);
    field.least = count(at, "min-associations", 0);
}

void write_text(Field& field, pugi::xml_node at, const Declaration& declaration) {
    const bool many =
        declaration.cardinality == Cardinality::multiple || declaration.cardinality == Cardinality::ordered;
    field.most = many ? limit(at, "max-strings", 0, strings_most) : 1;
    field.least = count(at, "min-strings", flag(at, "required") ? 1 : 0);
}

void from_interaction(Field& field, pugi::xml_node at, const Declaration& declaration) {
    const std::string_view name = field.interaction;
    const bool many =
        declaration.cardinality == Cardinality::multiple || declaration.cardinality == Cardinality::ordered;
    if (name == "choice-interaction") {
        choose(field, at, {"qti-simple-choice"});
    } else if (name == "hottext-interaction") {
        choose(field, at, {"qti-hottext"});
    } else if (name == "hotspot-interaction") {
        choose(field, at, {"qti-hotspot-choice"});
    } else if (name == "inline-choice-interaction") {
        field.options = identifiers_below(at, {"qti-inline-choice"});
        field.least = flag(at, "required") ? 1 : count(at, "min-choices", 0);
    } else if (name == "order-interaction") {
        put_in_order(field, at, {"qti-simple-choice"});
    } else if (name == "graphic-order-interaction") {
        put_in_order(field, at, {"qti-hotspot-choice"});
    } else if (name == "associate-interaction") {
        associate(field, at, {"qti-simple-associable-choice"});
    } else if (name == "graphic-associate-interaction") {
        associate(field, at, {"qti-associable-hotspot"});
    } else if (name == "match-interaction") {
        match(field, at);
    } else if (name == "gap-match-interaction") {
        fill_gaps(field, at, "qti-gap");
    } else if (name == "graphic-gap-match-interaction") {
        fill_gaps(field, at, "qti-associable-hotspot");
    } else if (name == "select-point-interaction" || name == "position-object-interaction") {
        field.most = limit(at, "max-choices", many ? 0 : 1, points_most);
        field.least = count(at, "min-choices", 0);
    } else if (name == "text-entry-interaction" || name == "extended-text-interaction") {
        write_text(field, at, declaration);
    } else if (name == "upload-interaction" || name == "drawing-interaction") {
        field.most = many ? uploads_most : 1;
        field.least = count(at, "min-choices", flag(at, "required") ? 1 : 0);
    } else if (many) {  // custom ones: nobody says how many
        field.most = container_max;
    }
    // Some examples allow a gap one word and want three of them: the right answer can always be given.
    field.most = std::max(field.most, declaration.correct.items.size());
    if (!many) {
        field.most = std::min<std::size_t>(field.most, 1);
    }
    field.least = std::min(field.least, field.most);
}

// Does processing do more with the response than asking whether there is one?
std::set<std::string> used_in_processing(const Item& item) {
    std::set<std::string> used;
    const pugi::xml_node processing = item.document->root().child("qti-response-processing");
    each_element(processing, [&](pugi::xml_node each) {
        const std::string_view name = local_name(each);
        if ((name == "qti-variable" || name.starts_with("qti-map-response")) &&
            local_name(each.parent()) != "qti-is-null") {
            used.emplace(each.attribute("identifier").value());
        }
    });
    return used;
}

bool person_needed(const Declaration& declaration, const Field& field, const std::set<std::string>& used) {
    if (field.interaction == "drawing-interaction" || field.interaction == "upload-interaction" ||
        field.kind == FieldKind::file) {
        return true;
    }
    const bool free = field.kind == FieldKind::string || field.kind == FieldKind::record;
    const bool key = !declaration.correct.is_null() || declaration.mapping || declaration.area_mapping;
    return free && !field.interaction.empty() && !key && !used.contains(declaration.id);
}

}  // namespace

std::vector<Field> fields_of(const Item& item) {
    std::map<std::string, pugi::xml_node, std::less<>> interactions;
    each_element(item.body(), [&](pugi::xml_node each) {
        if (is_interaction(local_name(each))) {
            interactions.emplace(each.attribute("response-identifier").value(), each);
        }
    });
    const std::set<std::string> used = used_in_processing(item);
    std::vector<Field> fields;
    for (const Declaration& declaration : item.declarations) {
        if (declaration.kind != Kind::response || declaration.built_in) {
            continue;
        }
        Field field{.id = declaration.id, .kind = kind_of(declaration)};
        field.ordered = declaration.cardinality == Cardinality::ordered;
        const auto found = interactions.find(declaration.id);
        if (found == interactions.end()) {
            field.most = 0;
        } else {
            field.interaction = local_name(found->second).substr(4);
            from_interaction(field, found->second, declaration);
        }
        field.needs_a_person = person_needed(declaration, field, used);
        fields.push_back(std::move(field));
    }
    return fields;
}

}  // namespace qti
