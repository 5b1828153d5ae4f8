#include "compile.hpp"
#include "operators.hpp"

#include <charconv>
#include <cmath>
#include <numbers>

namespace qti {

std::string_view bare(pugi::xml_node node) {
    const std::string_view name = local_name(node);
    return name.starts_with("qti-") ? name.substr(4) : name;
}

Compiled Compiler::add(pugi::xml_node node, Expression e, Shape shape, std::optional<Extra> extra) {
    e.line = static_cast<std::int32_t>(source_->line_of(node));
    if (extra) {
        e.extra = static_cast<std::uint32_t>(made_.extras.size());
        made_.extras.push_back(std::move(*extra));
    }
    made_.expressions.push_back(e);
    return {static_cast<std::uint32_t>(made_.expressions.size() - 1), shape};
}

Compiled Compiler::constant(pugi::xml_node node, Value v) {
    const Shape shape{v.is_null() ? std::nullopt : std::optional(v.cardinality),
                      v.is_null() ? std::nullopt : std::optional(v.type)};
    return add(node, {.op = Op::constant}, shape, Extra{.value = std::move(v)});
}

Compiled Compiler::unsupported(pugi::xml_node node, std::string_view what) {
    return add(node, {.op = Op::unsupported}, {}, Extra{.text = std::string(what)});
}

std::uint32_t Compiler::slot(pugi::xml_node node, const char* attribute) {
    const std::string_view id = node.attribute(attribute).value();
    const auto found = made_.slot_of(id);
    if (found == no_slot) {
        problem(
            node, Severity::error, "unknown_variable",
            "“" + std::string(id) + "” is declared nowhere in the item. Declare it, or correct the name.");
    }
    return found;
}

Compiled Compiler::base_value(pugi::xml_node node) {
    const auto type = base_type_of(node.attribute("base-type").value());
    const std::string written = text_of(node);
    const auto value = type ? read_single(*type, written) : std::nullopt;
    if (!value) {
        problem(node, Severity::error, "bad_value",
                type ? "“" + written.substr(0, 100) + "” is no " + std::string(name_of(*type)) + "."
                     : "The base type of this value is missing or unknown.");
        return constant(node, {});
    }
    return constant(node, single(*type, *value));
}

Compiled Compiler::variable(pugi::xml_node node, const Operator& o) {
    const auto at = slot(node, "identifier");
    if (at == no_slot) {
        return unsupported(node, o.name);
    }
    const Declaration& declared = item_.declarations[at];
    const bool map = o.op == Op::map_response, area = o.op == Op::map_response_point;
    if ((map && !declared.mapping) || (area && !declared.area_mapping)) {
        problem(node, Severity::error, "mapping_missing",
                "“" + declared.id +
                    "” has no mapping that this expression could use. Add one to its declaration.");
        return unsupported(node, o.name);
    }
    if (o.op == Op::correct && declared.kind != Kind::response) {
        problem(node, Severity::error, "wrong_variable",
                "“" + declared.id + "” is no response: it has no correct value.");
        return unsupported(node, o.name);
    }
    const Shape shape = map || area ? Shape{Cardinality::single, BaseType::real}
                        : declared.cardinality == Cardinality::record
                            ? Shape{Cardinality::record, std::nullopt}
                            : Shape{declared.cardinality, declared.type};
    return add(node, {.op = o.op, .slot = at}, shape);
}

Compiled Compiler::leaf(pugi::xml_node node, const Operator& o) {
    if (o.name == "base-value") {
        return base_value(node);
    }
    if (o.name == "null") {
        return constant(node, {});
    }
    if (o.name == "math-constant") {
        const std::string_view name = node.attribute("name").value();
        if (name != "pi" && name != "e") {
            problem(node, Severity::error, "bad_attribute", "A mathematical constant is “pi” or “e”.");
            return constant(node, {});
        }
        return constant(node, single(BaseType::real, name == "pi" ? std::numbers::pi : std::numbers::e));
    }
    return variable(node, o);
}

Compiled Compiler::expression(pugi::xml_node node) {
    const auto name = bare(node);
    const Operator* o = operator_named(name);
    if (o == nullptr) {
        problem(node, Severity::error, "unknown_expression",
                "“" + std::string(local_name(node)) +
                    "” is no expression of QTI. Remove it, or correct its name.");
        return unsupported(node, name);
    }
    std::vector<Compiled> operands;
    for (const auto child : node.children()) {
        if (child.type() == pugi::node_element && o->op != Op::constant && o->op != Op::unsupported) {
            operands.push_back(expression(child));
        }
    }
    if (o->op == Op::unsupported) {
        std::string what = name == "custom-operator" ? node.attribute("class").value() : "";
        what = what.empty() ? std::string(name) : what;
        problem(node, Severity::warning, "unsupported_operator",
                "“" + what + "” cannot be computed in an item here; its value will be NULL.");
        return unsupported(node, what);
    }
    if (operands.size() < o->least || (o->most != 255 && operands.size() > o->most)) {
        problem(node, Severity::error, "wrong_operands",
                "“" + std::string(name) + "” takes " +
                    (o->most == 255        ? "at least " + std::to_string(o->least)
                     : o->least == o->most ? std::to_string(o->least)
                                           : std::to_string(o->least) + " or " + std::to_string(o->most)) +
                    " operands; here are " + std::to_string(operands.size()) + ".");
        return unsupported(node, name);
    }
    const bool plain =
        o->least == 0 && o->op != Op::random_integer && o->op != Op::random_float && o->op != Op::container;
    if (plain) {
        return leaf(node, *o);
    }
    Expression e{.op = o->op};
    Extra extra;
    attributes(node, *o, e, extra);
    const Shape shape = checked(node, *o, operands);
    if (o->op == Op::container) {
        e.variant = static_cast<std::uint8_t>(*shape.cardinality);
    }
    e.first = static_cast<std::uint32_t>(made_.operands.size());
    e.count = static_cast<std::uint32_t>(operands.size());
    for (const auto& operand : operands) {
        made_.operands.push_back(operand.at);
    }
    return add(node, e, shape, std::move(extra));
}

}  // namespace qti
