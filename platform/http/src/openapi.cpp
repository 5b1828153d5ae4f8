#include <http/router.hpp>

namespace http {
namespace json = boost::json;

void Extract<Upload>::document(json::object& op, schema::Components&) {
    op["requestBody"] = json::object{
        {"required", true},
        {"content", json::object{{"application/octet-stream", json::object{{"schema", json::object{}}}}}}};
}

void document_parameters(json::object& op, std::string_view in, const json::object& members) {
    json::value& list = op["parameters"];
    if (!list.is_array()) {
        list.emplace_array();
    }
    const json::array& required = members.at("required").as_array();
    for (const auto& [name, schema] : members.at("properties").as_object()) {
        const bool needed =
            std::ranges::any_of(required, [&](const json::value& v) { return v.as_string() == name; });
        list.as_array().push_back(
            json::object{{"name", name}, {"in", in}, {"required", needed}, {"schema", schema}});
    }
}

json::object json_response(std::string_view status, json::value schema) {
    return {{status, json::object{{"description", "Good"},
                                  {"content", json::object{{"application/json",
                                                            json::object{{"schema", std::move(schema)}}}}}}}};
}

json::object Answer<NoContent>::document(schema::Components&) {
    return {{"204", json::object{{"description", "Done"}}}};
}
json::object Answer<File>::document(schema::Components&) {
    return {{"200", json::object{{"description", "A file"},
                                 {"content", json::object{{"application/octet-stream",
                                                           json::object{{"schema", json::object{}}}}}}}}};
}

json::object Router::socket_response() {
    return {{"101", json::object{{"description", "A web socket: text messages from the server"}}}};
}

namespace {
std::string lower_case(std::string s) {
    std::ranges::transform(s, s.begin(), [](char c) { return char(c | 0x20); });
    return s;
}
json::object documented(const Route& r) {
    json::object op = r.operation;
    const json::object problem{{"schema", json::object{{"$ref", "#/components/schemas/Problem"}}}};
    op["responses"].as_object()["default"] =
        json::object{{"description", "A problem document (RFC 9457)"},
                     {"content", json::object{{"application/problem+json", problem}}}};
    const Access& a = r.about.access;
    if (a.kind != Access::Kind::anyone) {
        json::array scopes;
        for (const auto& role : a.roles) {
            scopes.push_back(json::string(role));
        }
        json::object needs{{"session", scopes}};
        op["security"] = json::array(std::initializer_list<json::value_ref>{needs}, {});
    }
    return op;
}
json::object problem_schema() {
    const json::object text{{"type", "string"}};
    const json::object entry{{"type", "object"},
                             {"properties", json::object{{"pointer", text}, {"detail", text}}},
                             {"required", json::array{"pointer", "detail"}}};
    return {{"type", "object"},
            {"properties",
             json::object{{"type", text},
                          {"title", text},
                          {"status", json::object{{"type", "integer"}}},
                          {"code", text},
                          {"detail", text},
                          {"errors", json::object{{"type", "array"}, {"items", entry}}},
                          {"facts", json::object{{"type", "object"}, {"additionalProperties", text}}}}},
            {"required", json::array{"type", "title", "status", "code", "detail"}}};
}
}  // namespace

json::object Router::openapi(std::string_view title, std::string_view version) const {
    std::map<std::string, std::map<std::string, json::object>> sorted;
    for (const auto& route : routes_) {
        sorted[route->path][lower_case(route->method)] = documented(*route);
    }
    json::object paths;
    for (auto& [path, methods] : sorted) {
        json::object item;
        for (auto& [method, operation] : methods) {
            item[method] = std::move(operation);
        }
        paths[path] = std::move(item);
    }
    json::object schemas;
    std::map<std::string, json::value> by_name;
    for (const auto& [name, schema] : components_) {
        by_name[std::string(name)] = schema;
    }
    by_name["Problem"] = problem_schema();
    for (auto& [name, schema] : by_name) {
        schemas[name] = std::move(schema);
    }
    const json::object cookie{{"type", "apiKey"}, {"in", "cookie"}, {"name", "assay_session"}};
    return {{"openapi", "3.1.0"},
            {"info", json::object{{"title", title}, {"version", version}}},
            {"paths", paths},
            {"components",
             json::object{{"schemas", schemas}, {"securitySchemes", json::object{{"session", cookie}}}}}};
}

namespace {
std::string parameters_of(const json::object& op, std::string_view in) {
    std::string fields;
    bool needed = false;
    if (const json::value* list = op.if_contains("parameters")) {
        for (const json::value& p : list->as_array()) {
            if (p.at("in").as_string() == in) {
                const bool required = p.at("required").as_bool();
                needed = needed || required;
                fields += std::string(p.at("name").as_string()) + (required ? ": " : "?: ") +
                          schema::typescript(p.at("schema")) + "; ";
            }
        }
    }
    if (fields.empty()) {
        return std::string(in) + "?: never; ";
    }
    return std::string(in) + (needed ? ": { " : "?: { ") + fields + "}; ";
}
std::string content_of(const json::object& holder) {
    const json::value* content = holder.if_contains("content");
    if (content == nullptr) {
        return "content?: never";
    }
    std::string out = "content: { ";
    for (const auto& [type, media] : content->as_object()) {
        out += "\"" + std::string(type) + "\": " + schema::typescript(media.at("schema")) + "; ";
    }
    return out + "}";
}
std::string operation_of(const json::object& op) {
    std::string out = "{ parameters: { " + parameters_of(op, "query") + parameters_of(op, "path") + "}; ";
    if (const json::value* body = op.if_contains("requestBody")) {
        out += "requestBody: { " + content_of(body->as_object()) + " }; ";
    }
    out += "responses: { ";
    for (const auto& [status, response] : op.at("responses").as_object()) {
        out += std::string(status) + ": { headers: Record<string, unknown>; " +
               content_of(response.as_object()) + " }; ";
    }
    return out + "} }";
}
}  // namespace

std::string Router::typescript() const {
    const json::object document = openapi("", "");
    std::string out =
        "// Generated by `assay openapi --typescript`. Change the server's types, not this file.\n\n";
    out += "export interface paths {\n";
    for (const auto& [path, item] : document.at("paths").as_object()) {
        out += "  \"" + std::string(path) + "\": {\n";
        for (const auto& [method, op] : item.as_object()) {
            out += "    " + std::string(method) + ": " + operation_of(op.as_object()) + ";\n";
        }
        out += "  };\n";
    }
    out += "}\n\nexport interface components {\n  schemas: {\n";
    for (const auto& [name, schema] : document.at("components").at("schemas").as_object()) {
        out += "    \"" + std::string(name) + "\": " + schema::typescript(schema) + ";\n";
    }
    return out + "  };\n}\n\nexport type Schemas = components[\"schemas\"];\n";
}
}  // namespace http
