#include "rates.hpp"

#include <base/must.hpp>
#include <base/text.hpp>
#include <http/router.hpp>
#include <logs/logs.hpp>

namespace http {
namespace {

// "/api/exams/{exam}/slots" against "/api/exams/oc-1/slots"
bool matches(std::string_view pattern, std::string_view path, std::map<std::string, std::string>* values) {
    while (!pattern.empty() || !path.empty()) {
        const auto a = pattern.substr(0, pattern.find('/')), b = path.substr(0, path.find('/'));
        if (a.starts_with('{')) {
            if (b.empty()) {
                return false;
            }
            if (values != nullptr) {
                (*values)[std::string(a.substr(1, a.size() - 2))] = b;
            }
        } else if (a != b) {
            return false;
        }
        // A slash at the end of one and not of the other is no match.
        if ((a.size() == pattern.size()) != (b.size() == path.size())) {
            return false;
        }
        pattern.remove_prefix(std::min(pattern.size(), a.size() + 1));
        path.remove_prefix(std::min(path.size(), b.size() + 1));
    }
    return true;
}

bool changes(std::string_view method) { return method != "GET" && method != "HEAD"; }

// A browser sends our header only from our own pages (another origin's script would need our leave first),
// and names its origin on every change. Both are asked for; SameSite cookies are the third fence.
std::optional<Failure> forged(const Request& r) {
    if (!changes(r.method)) {
        return std::nullopt;
    }
    const std::string_view origin = r.header("origin"), host = r.header("host");
    const auto scheme_end = origin.find("://");
    const bool foreign =
        !origin.empty() && (scheme_end == std::string_view::npos || origin.substr(scheme_end + 3) != host);
    if (foreign || r.header("x-assay-csrf") != "1") {
        return Failure{Why::forbidden,
                       "not_from_our_pages",
                       "This request did not come from this site's own pages. Reload the page and try again.",
                       {},
                       {}};
    }
    return std::nullopt;
}

std::optional<Failure> refused(const Access& access, const std::optional<Caller>& caller) {
    if (access.kind == Access::Kind::anyone) {
        return std::nullopt;
    }
    if (!caller) {
        return Failure{Why::signed_out, "signed_out", "Sign in to go on.", {}, {}};
    }
    const bool allowed =
        access.kind == Access::Kind::signed_in ||
        std::ranges::any_of(access.roles, [&](const auto& role) { return caller->has(role); });
    if (!allowed) {
        return Failure{Why::forbidden,
                       "not_your_role",
                       "Your account has no role for this. Ask the programme manager if you need it.",
                       {},
                       {}};
    }
    return std::nullopt;
}

}  // namespace

void Router::insert(Route route) {
    MUST(find(route.method, route.path) == nullptr);
    routes_.push_back(std::make_unique<Route>(std::move(route)));
}

std::shared_ptr<RateLimits> Router::make_rates() { return std::make_shared<RateLimits>(); }

const Route* Router::find(std::string_view method, std::string_view path) const {
    const Route* found = nullptr;
    for (const auto& route : routes_) {
        if (route->method == method && matches(route->path, path, nullptr)) {
            // A fixed word beats a placeholder: /bookings/today before /bookings/{booking}.
            if (found == nullptr || route->path.find('{') > found->path.find('{')) {
                found = route.get();
            }
        }
    }
    return found;
}

Reply Router::invalid(Problems problems) {
    const bool malformed = problems.size() == 1 && problems[0].pointer.empty();
    if (malformed) {
        const std::string detail = "The request's body " + problems[0].detail + ".";
        return problem_reply({Why::malformed, "malformed", detail, std::move(problems)});
    }
    return problem_reply({Why::invalid, "invalid", "Some fields need another look.", std::move(problems)});
}

Reply Router::checked(Request& r) const {
    const bool head = r.method == "HEAD";
    const Route* route = find(head ? "GET" : r.method, r.path);
    if (route == nullptr) {
        if (r.path.starts_with("/api/") || !otherwise_) {
            for (const auto& other : routes_) {
                if (matches(other->path, r.path, nullptr)) {
                    return problem_reply(405, {Why::not_found,
                                               "method_not_allowed",
                                               "This address does not take " + r.method + ".",
                                               {},
                                               {}});
                }
            }
            return problem_reply({Why::not_found, "not_found", "There is nothing at this address.", {}, {}});
        }
        return otherwise_(r);
    }
    matches(route->path, r.path, &r.path_values);
    if (r.body.size() > route->about.body_bytes_max) {
        return problem_reply({Why::too_large, "too_large", "That is more than this address takes.", {}, {}});
    }
    if (!rates_->allow(*route, r.remote)) {
        return problem_reply({Why::too_many,
                              "too_many_requests",
                              "That was too often in a short time. Wait a moment.",
                              {},
                              {}});
    }
    if (auto failure = forged(r)) {
        return problem_reply(*failure);
    }
    if (authenticate_) {
        r.caller = authenticate_(r);
    }
    if (auto failure = refused(route->about.access, r.caller)) {
        return problem_reply(*failure);
    }
    return route->run(r);
}

Reply Router::answer(Request& r) const {
    try {
        return checked(r);
    } catch (const std::exception& e) {
        logs::error("request failed", {{"request", r.id}, {"path", r.path}, {"error", e.what()}});
    }
    return problem_reply(500, {Why::unavailable,
                               "our_fault",
                               "Something went wrong on our side. Nothing was changed; please try again.",
                               {},
                               {{"request", r.id}}});
}

void expect_json(const Request& r, Problems& p) {
    if (!r.header("content-type").starts_with("application/json")) {
        p.push_back({"", "must be sent as application/json"});
    }
}
}  // namespace http
