#include "reply.hpp"

#include <base/random.hpp>
#include <http/router.hpp>

#include <algorithm>

namespace http {
namespace json = boost::json;

bool Caller::has(std::string_view role) const { return std::ranges::find(roles, role) != roles.end(); }

Headers::const_iterator Headers::find(std::string_view name) const {
    return std::ranges::find(fields_, name, &Field::first);
}
std::string& Headers::operator[](std::string_view name) {
    const auto it = std::ranges::find(fields_, name, &Field::first);
    return it != fields_.end() ? it->second : fields_.emplace_back(name, "").second;
}
void Headers::add(std::string name, std::string value) {
    fields_.emplace_back(std::move(name), std::move(value));
}

std::string_view Request::header(std::string_view name) const {
    const auto it = headers.find(name);
    return it == headers.end() ? std::string_view() : it->second;
}

std::string_view Request::cookie(std::string_view name) const {
    std::string_view rest = header("cookie");
    while (!rest.empty()) {
        std::string_view pair = rest.substr(0, rest.find(';'));
        rest.remove_prefix(std::min(rest.size(), pair.size() + 1));
        while (pair.starts_with(' ')) {
            pair.remove_prefix(1);
        }
        if (pair.starts_with(name) && pair.substr(name.size()).starts_with('=')) {
            return pair.substr(name.size() + 1);
        }
    }
    return {};
}

namespace {
// What the API says is for this reader and this moment.
constexpr std::string_view json_lines =
    "Content-Type: application/json\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n";
constexpr std::string_view problem_lines =
    "Content-Type: application/problem+json\r\nCache-Control: no-store\r\n"
    "X-Content-Type-Options: nosniff\r\n";

struct Status {
    int code;
    const char* title;
};
Status status(Why why) {
    switch (why) {
        case Why::malformed:
            return {400, "Not readable"};
        case Why::signed_out:
            return {401, "Sign in first"};
        case Why::forbidden:
            return {403, "Not allowed"};
        case Why::not_found:
            return {404, "Not found"};
        case Why::conflict:
            return {409, "Not possible now"};
        case Why::gone:
            return {410, "No longer here"};
        case Why::too_large:
            return {413, "Too large"};
        case Why::unsupported:
            return {415, "Not a supported kind"};
        case Why::invalid:
            return {422, "Not accepted"};
        case Why::too_many:
            return {429, "Too many requests"};
        case Why::unavailable:
            return {503, "Busy"};
    }
    return {500, "Our fault"};
}
const char* title_of(int status) {
    switch (status) {
        case 405:
            return "Not this way";
        case 414:
        case 431:
            return "Too long";
        case 500:
            return "Our fault";
        case 501:
            return "Not known here";
        default:
            return "Not readable";
    }
}
}  // namespace

int status_of(Why why) { return status(why).code; }

namespace {
Reply problem(int code, const char* title, const Failure& f) {
    json::object document{
        {"type", "about:blank"}, {"title", title}, {"status", code}, {"code", f.code}, {"detail", f.detail}};
    if (!f.problems.empty()) {
        json::array errors;
        for (const Problem& p : f.problems) {
            errors.push_back(json::object{{"pointer", p.pointer}, {"detail", p.detail}});
        }
        document["errors"] = std::move(errors);
    }
    if (!f.facts.empty()) {
        json::object facts;
        for (const auto& [name, value] : f.facts) {
            facts[name] = value;
        }
        document["facts"] = std::move(facts);
    }
    Reply reply{code, {}, json::serialize(document), {}, problem_lines};
    if (code == 503 || code == 429) {
        retry_after(reply, 1);
    }
    return reply;
}
}  // namespace

void retry_after(Reply& reply, int seconds) {
    static Random random;
    const std::string value = std::to_string(std::uint64_t(seconds) + random.below(3));
    std::erase_if(reply.headers, [](const auto& h) { return h.first == "Retry-After"; });
    reply.headers.emplace_back("Retry-After", value);
}

Reply problem_reply(const Failure& f) { return problem(status(f.why).code, status(f.why).title, f); }
Reply problem_reply(int code, const Failure& f) { return problem(code, title_of(code), f); }

Reply our_fault() {
    return problem_reply(
        500,
        {Why::unavailable,
         "our_fault",
         "Something went wrong on our side. Reload the page to see where you are, and try again if need be.",
         {},
         {}});
}

Reply json_reply(int status_code, const json::value& v) {
    return {status_code, {}, json::serialize(v), {}, json_lines};
}

Reply Answer<File>::reply(File&& f) {
    Reply r{200,
            {{"Content-Type", std::move(f.type)}, {"X-Content-Type-Options", "nosniff"}},
            std::move(f.bytes),
            {}};
    if (!f.name.empty()) {
        std::string name;
        for (const char c : f.name) {
            name += (c >= ' ' && c < 0x7F && c != '"' && c != '\\') ? c : '_';
        }
        r.headers.emplace_back("Content-Disposition", "attachment; filename=\"" + name + "\"");
    }
    std::ranges::move(f.headers, std::back_inserter(r.headers));
    return r;
}
}  // namespace http
