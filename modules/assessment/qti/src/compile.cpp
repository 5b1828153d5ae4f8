#include "compile.hpp"

#include <algorithm>

namespace qti {
namespace {

bool is_branch(std::string_view name) {
    return name.ends_with("-if") || name.ends_with("-else-if") || name.ends_with("-else");
}

// A number among the outcomes starts at 0 where nothing else is declared: packages add to it. A score that a
// person gives, and the most points, are rather not known than 0.
Value start_of(const Declaration& d) {
    const bool number = d.type == BaseType::integer || d.type == BaseType::real;
    if (!d.fallback.is_null()) {
        return d.fallback;
    }
    if (d.kind != Kind::outcome || d.cardinality != Cardinality::single || !number || d.externally_scored ||
        d.id == "MAXSCORE") {
        return null_of(d.cardinality, d.type);
    }
    return single(d.type, d.type == BaseType::integer ? Single(std::int64_t{0}) : Single(0.0));
}

}  // namespace

std::uint32_t Program::slot_of(std::string_view id) const {
    const auto found = std::ranges::lower_bound(slots, id, {}, &std::pair<std::string, std::uint32_t>::first);
    return found != slots.end() && found->first == id ? found->second : no_slot;
}

std::shared_ptr<const Program> compile(const Item& item, Problems& problems, const Neighbours& neighbours) {
    auto made = std::make_shared<Program>();
    for (std::uint32_t i = 0; i < item.declarations.size(); ++i) {
        const Declaration& d = item.declarations[i];
        made->slots.emplace_back(d.id, i);
        made->start.values.push_back(start_of(d));
        made->start.correct.push_back(d.correct.is_null() ? null_of(d.cardinality, d.type) : d.correct);
    }
    std::ranges::sort(made->slots);
    const auto outcome = [&](std::string_view id, Kind kind) {
        const auto at = made->slot_of(id);
        return at != no_slot && item.declarations[at].kind == kind ? at : no_slot;
    };
    made->completion = outcome("completionStatus", Kind::outcome);
    made->attempts = outcome("numAttempts", Kind::response);
    made->score = outcome("SCORE", Kind::outcome);
    made->most = outcome("MAXSCORE", Kind::outcome);
    if (item.document) {
        Compiler compiler(item, *made, problems, neighbours);
        compiler.templates(item.document->root().child("qti-template-processing"));
        compiler.responses(item.document->root().child("qti-response-processing"));
    }
    return made;
}

Compiler::Compiler(const Item& item, Program& made, Problems& problems, const Neighbours& neighbours)
    : item_(item), made_(made), problems_(problems), neighbours_(neighbours), source_(item.document.get()) {}

void Compiler::problem(pugi::xml_node at, Severity severity, std::string code, std::string message) {
    if (standard_) {
        at = item_.document->root().child("qti-response-processing");
        item_.document->problem(problems_, at, severity, std::move(code), std::move(message));
        return;
    }
    source_->problem(problems_, at, severity, std::move(code), std::move(message));
}

void Compiler::templates(pugi::xml_node processing) {
    phase_ = Phase::templates;
    rules(processing, made_.templates);
}

void Compiler::responses(pugi::xml_node processing) {
    phase_ = Phase::responses;
    const bool own = !processing.select_nodes("*").empty();
    const std::string_view uri = processing.attribute("template").value();
    if (own) {
        rules(processing, made_.responses);
    } else if (!uri.empty() || !processing.attribute("template-location").empty()) {
        response_template(processing, uri);
    }
    made_.draws = std::ranges::any_of(made_.expressions, [](const Expression& e) {
        return e.op == Op::random || e.op == Op::random_integer || e.op == Op::random_float;
    });
}

// A standard one is known by its name, wherever it is said to lie; another has to be in the package.
void Compiler::response_template(pugi::xml_node processing, std::string_view uri) {
    const std::string_view location = processing.attribute("template-location").value();
    for (const auto name : {uri, location}) {
        if (const auto text = standard_processing(name); !text.empty()) {
            Problems none;
            const auto xml = Xml::parse(std::string(text), std::string(name), none);
            standard_ = true;
            other_file(xml, made_.responses);
            standard_ = false;
            return;
        }
    }
    for (const auto path : {location, uri}) {
        const auto bytes = neighbours_ && !path.empty() ? neighbours_(path) : std::nullopt;
        if (bytes) {
            other_file(Xml::parse(*bytes, std::string(path), problems_), made_.responses);
            return;
        }
    }
    problem(processing, Severity::error, "unknown_template",
            "The response processing “" + std::string(uri.empty() ? location : uri) +
                "” is neither a standard one nor in the package. Add its file, or write the rules into the "
                "item.");
}

void Compiler::other_file(const std::shared_ptr<Xml>& xml, std::vector<Rule>& into) {
    if (!xml) {
        return;
    }
    if (!standard_) {
        Problems none;  // what the root is, is looked at below
        to_qti3(*xml, none);
    }
    const auto name = bare(xml->root());
    const Xml* before = std::exchange(source_, xml.get());
    if (name == "response-processing" || name == "response-processing-fragment" ||
        name == "template-processing") {
        rules(xml->root(), into);
    } else {
        rule(xml->root(), into);
    }
    source_ = before;
}

void Compiler::rules(pugi::xml_node parent, std::vector<Rule>& into) {
    for (const auto child : parent.children()) {
        if (child.type() == pugi::node_element) {
            rule(child, into);
        }
    }
}

void Compiler::rule(pugi::xml_node node, std::vector<Rule>& into) {
    const auto name = bare(node);
    const bool first = phase_ == Phase::templates;
    if (name == (first ? "template-condition" : "response-condition")) {
        condition(node, into);
    } else if (name == (first ? "exit-template" : "exit-response")) {
        into.push_back({.kind = RuleKind::leave, .line = static_cast<std::int32_t>(source_->line_of(node))});
    } else if (name == "response-processing-fragment" && !first) {
        rules(node, into);
    } else if (name == "template-constraint" && first) {
        Shape shape;
        if (const auto at = only_expression(node, &shape)) {
            into.push_back({.kind = RuleKind::constraint,
                            .expression = *at,
                            .line = static_cast<std::int32_t>(source_->line_of(node))});
        }
    } else if (first ? name == "set-template-value" || name == "set-correct-response" ||
                           name == "set-default-value"
                     : name == "set-outcome-value" || name == "lookup-outcome-value") {
        assignment(node, name, into);
    } else {
        problem(node, Severity::error, "unknown_rule",
                "“" + std::string(local_name(node)) + "” is no rule of " + (first ? "template" : "response") +
                    " processing. Remove it, or correct its name.");
    }
}

void Compiler::condition(pugi::xml_node node, std::vector<Rule>& into) {
    Rule out{.kind = RuleKind::condition, .line = static_cast<std::int32_t>(source_->line_of(node))};
    bool last = false;
    for (const auto child : node.children()) {
        if (child.type() != pugi::node_element) {
            continue;
        }
        const auto name = bare(child);
        const bool otherwise = name.ends_with("-else");
        if (!is_branch(name) || last ||
            (out.branches.empty() != (name.ends_with("-if") && !name.ends_with("-else-if")))) {
            problem(child, Severity::error, "unknown_rule",
                    "“" + std::string(local_name(child)) +
                        "” cannot stand here: a condition is an if, any else-ifs and at most one else.");
            continue;
        }
        last = otherwise;
        Rule::Branch branch;
        bool waiting = !otherwise;  // for the expression in front
        for (const auto part : child.children()) {
            if (part.type() != pugi::node_element) {
                continue;
            }
            if (std::exchange(waiting, false)) {
                const auto when = expression(part);
                if (when.shape.type.value_or(BaseType::boolean) != BaseType::boolean ||
                    when.shape.cardinality.value_or(Cardinality::single) != Cardinality::single) {
                    problem(part, Severity::error, "wrong_type", "A condition must be true or false.");
                }
                branch.when = when.at;
            } else {
                rule(part, branch.rules);
            }
        }
        if (waiting) {
            problem(child, Severity::error, "wrong_operands", "This branch has no condition.");
            branch.when = constant(child, {}).at;
        }
        out.branches.push_back(std::move(branch));
    }
    into.push_back(std::move(out));
}

std::optional<std::uint32_t> Compiler::only_expression(pugi::xml_node rule, Shape* shape) {
    std::optional<std::uint32_t> found;
    std::size_t count = 0;
    for (const auto child : rule.children()) {
        if (child.type() == pugi::node_element && ++count == 1) {
            const auto one = expression(child);
            found = one.at;
            if (shape != nullptr) {
                *shape = one.shape;
            }
        }
    }
    if (count != 1) {
        problem(
            rule, Severity::error, "wrong_operands",
            "“" + std::string(bare(rule)) + "” takes 1 expression; here are " + std::to_string(count) + ".");
    }
    return found;
}

void Compiler::assignment(pugi::xml_node node, std::string_view name, std::vector<Rule>& into) {
    const std::string_view id = node.attribute("identifier").value();
    if (standard_ && made_.slot_of(id) == no_slot) {
        problem(node, Severity::warning, "variable_missing",
                "The response processing template sets “" + std::string(id) +
                    "”, which the item does not declare.");
        return;
    }
    const auto at = slot(node, "identifier");
    Shape shape;
    const auto from = only_expression(node, &shape);
    if (at == no_slot || !from) {
        return;
    }
    const Declaration& declared = item_.declarations[at];
    Rule out{.kind = RuleKind::set_value,
             .slot = at,
             .expression = *from,
             .line = static_cast<std::int32_t>(source_->line_of(node))};
    bool right = declared.kind == Kind::outcome;
    if (name == "set-template-value") {
        right = declared.kind == Kind::templated;
    } else if (name == "set-correct-response") {
        out.kind = RuleKind::set_correct;
        right = declared.kind == Kind::response;
    } else if (name == "set-default-value") {
        out.kind = RuleKind::set_default;
        right = declared.kind != Kind::templated;
        made_.sets_defaults = true;
    } else if (name == "lookup-outcome-value") {
        out.kind = RuleKind::look_up;
        if (right && !declared.lookup) {
            problem(node, Severity::error, "mapping_missing",
                    "“" + declared.id + "” has no lookup table. Add one to its declaration.");
            return;
        }
        shape = {};
    }
    if (!right) {
        problem(node, Severity::error, "wrong_variable",
                "“" + declared.id + "” is no variable that “" + std::string(name) + "” may set.");
        return;
    }
    if (!holds(declared, shape)) {
        problem(node, Severity::error, "wrong_type",
                "“" + declared.id +
                    "” cannot hold this value: change its cardinality or base type, or the expression.");
        return;
    }
    into.push_back(std::move(out));
}

}  // namespace qti
