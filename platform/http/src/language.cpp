#include <http/language.hpp>

namespace http {

void Extract<Reads>::document(schema::json::object& op, schema::Components&) {
    document_parameters(
        op, "header",
        {{"properties", schema::json::object{{"Accept-Language", schema::json::object{{"type", "string"}}}}},
         {"required", schema::json::array{}}});
}

}  // namespace http
