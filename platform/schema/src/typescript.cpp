#include <base/must.hpp>
#include <schema/describe.hpp>

namespace schema {
namespace {

std::string union_of(const json::array& parts) {
    std::string out;
    for (const json::value& part : parts) {
        out += (out.empty() ? "" : " | ") + typescript(part);
    }
    return out;
}

bool is_required(const json::object& o, std::string_view name) {
    const json::value* required = o.if_contains("required");
    return required != nullptr && std::ranges::any_of(required->as_array(), [&](const json::value& v) {
               return v.as_string() == name;
           });
}

std::string object(const json::object& o) {
    if (const json::value* rest = o.if_contains("additionalProperties");
        rest != nullptr && rest->is_object()) {
        return "Record<string, " + typescript(*rest) + ">";
    }
    const json::value* properties = o.if_contains("properties");
    if (properties == nullptr) {
        return "Record<string, unknown>";
    }
    std::string out = "{ ";
    for (const auto& [name, schema] : properties->as_object()) {
        out += std::string(name) + (is_required(o, name) ? ": " : "?: ") + typescript(schema) + "; ";
    }
    return out + "}";
}

}  // namespace

std::string typescript(const json::value& schema) {
    const json::object& o = schema.as_object();
    if (const json::value* ref = o.if_contains("$ref")) {
        const std::string name(ref->as_string());
        return "components[\"schemas\"][\"" + name.substr(name.rfind('/') + 1) + "\"]";
    }
    if (const json::value* constant = o.if_contains("const")) {
        return "\"" + std::string(constant->as_string()) + "\"";
    }
    if (const json::value* names = o.if_contains("enum")) {
        std::string out;
        for (const json::value& name : names->as_array()) {
            out += (out.empty() ? "\"" : " | \"") + std::string(name.as_string()) + "\"";
        }
        return out;
    }
    for (const auto key : {"anyOf", "oneOf"}) {
        if (const json::value* parts = o.if_contains(key)) {
            return union_of(parts->as_array());
        }
    }
    if (!o.contains("type")) {
        return "unknown";
    }
    const json::string& type = o.at("type").as_string();
    if (type == "object") {
        return object(o);
    }
    if (type == "array") {
        return "(" + typescript(o.at("items")) + ")[]";
    }
    return type == "integer" || type == "number" ? "number" : std::string(type);
}
}  // namespace schema
