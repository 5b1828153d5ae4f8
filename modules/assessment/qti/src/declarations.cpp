#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "reading.hpp"

namespace qti {

namespace {

using Node = pugi::xml_node;

class Reader {
  public:
    Reader(const Xml& xml, Problems& problems) : xml_(xml), problems_(problems) {}

    std::vector<Declaration> run() {
        for (const Node node : xml_.root().children()) {
            const std::string_view name = node.name();
            if (name == "qti-response-declaration") {
                declaration(node, Kind::response);
            } else if (name == "qti-outcome-declaration") {
                declaration(node, Kind::outcome);
            } else if (name == "qti-template-declaration") {
                declaration(node, Kind::templated);
            } else if (name == "qti-context-declaration") {
                warn(node, "context_ignored",
                     "Context variables are not known here; they have no value while the item runs.");
            }
        }
        built_in("completionStatus", Kind::outcome, BaseType::identifier, std::string("not_attempted"));
        built_in("numAttempts", Kind::response, BaseType::integer, std::int64_t{0});
        built_in("duration", Kind::response, BaseType::duration, 0.0);
        implied_score();
        return std::move(all_);
    }

  private:
    void error(Node at, std::string code, std::string message) {
        xml_.problem(problems_, at, Severity::error, std::move(code), std::move(message));
    }
    void warn(Node at, std::string code, std::string message) {
        xml_.problem(problems_, at, Severity::warning, std::move(code), std::move(message));
    }

    void built_in(std::string id, Kind kind, BaseType type, Single value) {
        if (!ids_.contains(id)) {
            all_.push_back({.kind = kind,
                            .id = std::move(id),
                            .type = type,
                            .fallback = single(type, std::move(value)),
                            .built_in = true});
        }
    }

    // The standard templates set SCORE; many files leave its declaration out.
    void implied_score() {
        const Node processing = xml_.root().child("qti-response-processing");
        if (processing.attribute("template") && !ids_.contains("SCORE")) {
            warn(processing, "score_implied",
                 "SCORE is not declared; it was taken as a number that begins at 0.");
            all_.push_back({.kind = Kind::outcome,
                            .id = "SCORE",
                            .type = BaseType::real,
                            .fallback = single(BaseType::real, 0.0),
                            .line = xml_.line_of(processing)});
        }
    }

    void declaration(Node node, Kind kind) {
        Declaration made{
            .kind = kind, .id = node.attribute("identifier").value(), .line = xml_.line_of(node)};
        if (!read_single(BaseType::identifier, made.id)) {
            return error(node, "wrong_identifier",
                         "A variable is declared without an identifier, or with blanks in it.");
        }
        if (!ids_.insert(made.id).second) {
            return error(
                node, "duplicate_identifier",
                fmt::format("{} is declared twice. Give one of them another identifier.", quoted(made.id)));
        }
        if (all_.size() == declarations_max) {
            return error(node, "too_many_declarations",
                         fmt::format("An item may declare {} variables.", declarations_max));
        }
        const auto cardinality = cardinality_of(node.attribute("cardinality").value());
        if (!cardinality) {
            return error(
                node, "wrong_cardinality",
                fmt::format("{} needs a cardinality: single, multiple, ordered or record.", quoted(made.id)));
        }
        made.cardinality = *cardinality;
        const auto type = base_type_of(node.attribute("base-type").value());
        if (!type && (*cardinality != Cardinality::record || node.attribute("base-type"))) {
            return error(
                node, "wrong_base_type",
                fmt::format("{} needs a base type, such as identifier, string or float.", quoted(made.id)));
        }
        made.type = *cardinality == Cardinality::record ? BaseType::string : *type;
        made.fallback = values(node.child("qti-default-value"), made);
        made.correct = null_of(made.cardinality, made.type);
        if (kind == Kind::response) {
            made.correct = values(node.child("qti-correct-response"), made);
            mapping(node.child("qti-mapping"), made);
            area_mapping(node.child("qti-area-mapping"), made);
        } else if (kind == Kind::outcome) {
            outcome(node, made);
        }
        all_.push_back(std::move(made));
    }

    void outcome(Node node, Declaration& made) {
        made.normal_minimum = number(node, "normal-minimum");
        made.normal_maximum = number(node, "normal-maximum");
        made.mastery = number(node, "mastery-value");
        const std::string_view external = node.attribute("external-scored").value();
        made.externally_scored = !external.empty() && external != "none";
        table(node.child("qti-match-table"), made, false);
        table(node.child("qti-interpolation-table"), made, true);
    }

    std::optional<double> number(Node node, const char* attribute) {
        const auto written = node.attribute(attribute);
        if (!written || std::string_view(written.value()).empty()) {
            return {};
        }
        const auto value = read_single(BaseType::real, written.value());
        if (!value) {
            error(node, "wrong_value",
                  fmt::format("{} is a number, but here it is {}.", attribute, quoted(written.value())));
            return {};
        }
        return std::get<double>(*value);
    }

    std::optional<Single> read(Node at, BaseType type, const std::string& written) {
        auto value = read_single(type, written);
        if (!value) {
            error(at, "wrong_value",
                  fmt::format("{} is not a value of the type {}.", quoted(written), name_of(type)));
        }
        return value;
    }

    Value values(Node node, const Declaration& of) {
        Value made = null_of(of.cardinality, of.type);
        for (const Node one : node.children("qti-value")) {
            if (of.cardinality == Cardinality::record) {
                field(one, made);
                continue;
            }
            if (made.items.size() == entries_max ||
                (of.cardinality == Cardinality::single && !made.items.empty())) {
                error(one, "too_many_values",
                      fmt::format("{} has more values than it can hold.", quoted(of.id)));
                break;
            }
            if (auto value = read(one, of.type, text_of(one))) {
                made.items.push_back(std::move(*value));
            }
        }
        return made;
    }

    void field(Node one, Value& record) {
        const std::string id = one.attribute("field-identifier").value();
        const auto type = base_type_of(one.attribute("base-type").value());
        if (id.empty() || !type || record.fields.size() == declarations_max) {
            return error(one, "wrong_value", "A value of a record needs a field identifier and a base type.");
        }
        if (std::ranges::find(record.fields, id, &Fields::value_type::first) != record.fields.end()) {
            return error(one, "duplicate_identifier", fmt::format("The record has {} twice.", quoted(id)));
        }
        if (auto value = read(one, *type, text_of(one))) {
            record.fields.emplace_back(id, single(*type, std::move(*value)));
        }
    }

    void mapping(Node node, Declaration& made) {
        if (!node) {
            return;
        }
        Mapping mapping{number(node, "lower-bound"),
                        number(node, "upper-bound"),
                        number(node, "default-value").value_or(0),
                        {}};
        std::set<std::string> keys;
        for (const Node one : node.children("qti-map-entry")) {
            const std::string key = one.attribute("map-key").value();
            auto value = read(one, made.type, key);
            const auto mapped = required(one, "mapped-value");
            const std::string_view sensitive = one.attribute("case-sensitive").value();
            if (mapping.entries.size() == entries_max) {
                return error(one, "too_many_values", "The mapping has too many entries.");
            }
            if (!keys.insert(key).second) {
                warn(one, "repeated_key", fmt::format("{} is mapped twice; the first counts.", quoted(key)));
            } else if (value && mapped) {
                mapping.entries.push_back(
                    {key, std::move(*value), *mapped, sensitive != "false" && sensitive != "0"});
            }
        }
        made.mapping = std::move(mapping);
    }

    std::optional<double> required(Node node, const char* attribute) {
        if (!node.attribute(attribute)) {
            error(node, "wrong_value", fmt::format("The attribute {} is missing.", attribute));
            return {};
        }
        return number(node, attribute);
    }

    void area_mapping(Node node, Declaration& made) {
        if (!node) {
            return;
        }
        if (made.type != BaseType::point) {
            return error(node, "wrong_base_type",
                         fmt::format("{} has areas, but is not of the type point.", quoted(made.id)));
        }
        AreaMapping mapping{number(node, "lower-bound"),
                            number(node, "upper-bound"),
                            number(node, "default-value").value_or(0),
                            {}};
        for (const Node one : node.children("qti-area-map-entry")) {
            auto area = read_area(one.attribute("shape").value(), one.attribute("coords").value());
            const auto mapped = required(one, "mapped-value");
            if (!area) {
                error(one, "wrong_area", "The shape and its coordinates do not fit each other.");
            } else if (mapping.entries.size() == entries_max) {
                return error(one, "too_many_values", "The mapping has too many entries.");
            } else if (mapped) {
                mapping.entries.emplace_back(std::move(*area), *mapped);
            }
        }
        made.area_mapping = std::move(mapping);
    }

    void table(Node node, Declaration& made, bool interpolation) {
        if (!node) {
            return;
        }
        Lookup lookup{.interpolation = interpolation, .fallback = {}, .rows = {}};
        if (const auto fallback = node.attribute("default-value")) {
            lookup.fallback = read(node, made.type, fallback.value());
        }
        for (const Node one : node.children()) {
            const std::string_view name = one.name();
            if (name != "qti-match-table-entry" && name != "qti-interpolation-table-entry") {
                continue;
            }
            const auto source = required(one, "source-value");
            auto target = read(one, made.type, one.attribute("target-value").value());
            const std::string_view boundary = one.attribute("include-boundary").value();
            if (lookup.rows.size() == entries_max) {
                return error(one, "too_many_values", "The table has too many entries.");
            }
            if (source && target) {
                lookup.rows.push_back({*source, boundary != "false" && boundary != "0", std::move(*target)});
            }
        }
        made.lookup = std::move(lookup);
    }

    const Xml& xml_;
    Problems& problems_;
    std::vector<Declaration> all_;
    std::set<std::string, std::less<>> ids_;
};

}  // namespace

std::vector<Declaration> read_declarations(const Xml& xml, Problems& problems) {
    return Reader(xml, problems).run();
}

}  // namespace qti
