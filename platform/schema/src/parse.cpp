#include <boost/json/basic_parser_impl.hpp>
#include <schema/read.hpp>

#include <set>

namespace schema {
namespace {

// Boost.JSON lets the last of two equal keys win. A repeated key is a mistake or an attack: say so.
struct DuplicateFinder {
    static constexpr std::size_t max_object_size = std::size_t(-1), max_array_size = std::size_t(-1),
                                 max_key_size = std::size_t(-1), max_string_size = std::size_t(-1);
    using error_code = boost::system::error_code;
    using text = json::string_view;
    std::vector<std::set<std::string, std::less<>>> keys;
    std::string part;
    bool found = false;

    bool on_document_begin(error_code&) { return true; }
    bool on_document_end(error_code&) { return true; }
    bool on_object_begin(error_code&) {
        keys.emplace_back();
        return true;
    }
    bool on_object_end(std::size_t, error_code&) {
        keys.pop_back();
        return true;
    }
    bool on_array_begin(error_code&) { return true; }
    bool on_array_end(std::size_t, error_code&) { return true; }
    bool on_key_part(text s, std::size_t, error_code&) {
        part += s;
        return true;
    }
    bool on_key(text s, std::size_t, error_code&) {
        part += s;
        found = found || !keys.back().insert(part).second;
        part.clear();
        return true;
    }
    bool on_string_part(text, std::size_t, error_code&) { return true; }
    bool on_string(text, std::size_t, error_code&) { return true; }
    bool on_number_part(text, error_code&) { return true; }
    bool on_int64(std::int64_t, text, error_code&) { return true; }
    bool on_uint64(std::uint64_t, text, error_code&) { return true; }
    bool on_double(double, text, error_code&) { return true; }
    bool on_bool(bool, error_code&) { return true; }
    bool on_null(error_code&) { return true; }
    bool on_comment_part(text, error_code&) { return true; }
    bool on_comment(text, error_code&) { return true; }
};

}  // namespace

std::optional<json::value> parse_json(std::string_view text, Problems& p) {
    boost::system::error_code ec;
    json::value j = json::parse(text, ec);
    if (ec) {
        p.push_back({"", "is not JSON: " + ec.message()});
        return std::nullopt;
    }
    json::basic_parser<DuplicateFinder> finder(json::parse_options{});
    finder.write_some(false, text.data(), text.size(), ec);
    if (finder.handler().found) {
        p.push_back({"", "names a field twice"});
        return std::nullopt;
    }
    return j;
}
}  // namespace schema
