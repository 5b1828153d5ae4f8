#include "range.hpp"
#include "rates.hpp"
#include "reply.hpp"
#include "seats.hpp"
#include "tree.hpp"

#include <base/must.hpp>
#include <base/text.hpp>
#include <base/unavailable.hpp>
#include <http/router.hpp>
#include <logs/logs.hpp>

#include <future>

namespace http {
namespace {

// "/api/exams/{exam}/slots" matches "/api/exams/oc-1/slots": what stands for {exam}?
void read_path(std::string_view pattern, std::string_view path, std::map<std::string, std::string>& values) {
    while (!pattern.empty()) {
        const auto a = pattern.substr(0, pattern.find('/')), b = path.substr(0, path.find('/'));
        if (a.starts_with('{')) {
            values.insert_or_assign(std::string(a.substr(1, a.size() - 2)), b);
        }
        pattern.remove_prefix(std::min(pattern.size(), a.size() + 1));
        path.remove_prefix(std::min(path.size(), b.size() + 1));
    }
}

bool changes(std::string_view method) { return method != "GET" && method != "HEAD"; }

bool of_our_pages(const Request& r) {
    const std::string_view origin = r.header("origin");
    const auto scheme_end = origin.find("://");
    return scheme_end != std::string_view::npos && origin.substr(scheme_end + 3) == r.header("host");
}
Failure not_from_our_pages() {
    return {Why::forbidden,
            "not_from_our_pages",
            "This request did not come from this site's own pages. Reload the page and try again.",
            {},
            {}};
}

// A browser sends our header only from our own pages (another origin's script would need our leave first),
// and names its origin on every change. Both are asked for; SameSite cookies are the third fence.
std::optional<Failure> forged(const Request& r) {
    if (!changes(r.method)) {
        return std::nullopt;
    }
    if ((!r.header("origin").empty() && !of_our_pages(r)) || r.header("x-assay-csrf") != "1") {
        return not_from_our_pages();
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
    MUST(std::ranges::none_of(routes_, [&](const auto& other) {
        return other->method == route.method && other->path == route.path;
    }));
    route.number = routes_.size();
    routes_.push_back(std::make_unique<Route>(std::move(route)));
    tree_->add(*routes_.back());
}

std::shared_ptr<RateLimits> Router::make_rates() { return std::make_shared<RateLimits>(); }
std::shared_ptr<RouteTree> Router::make_tree() { return std::make_shared<RouteTree>(); }
std::shared_ptr<SocketSeats> Router::make_seats() { return std::make_shared<SocketSeats>(); }

const Route* Router::find(std::string_view method, std::string_view path) const {
    return tree_->find(method == "HEAD" ? "GET" : method, path);
}

bool Router::recognise(Request& r) const {
    if (r.recognised || !authenticate_) {
        return true;
    }
    if (cookie_.empty()) {
        return false;
    }
    const std::string_view token = r.cookie(cookie_);
    if (!token.empty()) {
        r.caller = callers_->find(token);
    }
    r.recognised = token.empty() || r.caller;
    return r.recognised;
}

Reply Router::invalid(Problems problems) {
    const bool malformed = problems.size() == 1 && problems[0].pointer.empty();
    if (malformed) {
        const std::string detail = "The request's body " + problems[0].detail + ".";
        return problem_reply({Why::malformed, "malformed", detail, std::move(problems)});
    }
    return problem_reply({Why::invalid, "invalid", "Some fields need another look.", std::move(problems)});
}

void Router::checked(Request& r, Respond& respond) const {
    const auto answered = [&](Reply reply) { std::exchange(respond, nullptr)(std::move(reply)); };
    const Route* route = r.route != nullptr ? r.route : find(r.method, r.path);
    if (route == nullptr) {
        if (!r.path.starts_with("/api/") && otherwise_) {
            return answered(otherwise_(r));
        }
        if (tree_->has(r.path)) {
            return answered(problem_reply(405, {Why::not_found,
                                                "method_not_allowed",
                                                "This address does not take " + r.method + ".",
                                                {},
                                                {}}));
        }
        return answered(
            problem_reply({Why::not_found, "not_found", "There is nothing at this address.", {}, {}}));
    }
    read_path(route->path, r.path, r.path_values);
    if (r.body.size() > route->about.body_bytes_max) {
        return answered(
            problem_reply({Why::too_large, "too_large", "That is more than this address takes.", {}, {}}));
    }
    if (const int wait = rates_->seconds_to_wait(*route, r.remote); wait > 0) {
        Reply reply = problem_reply({Why::too_many,
                                     "too_many_requests",
                                     "That was too often in a short time. Wait a moment.",
                                     {},
                                     {}});
        retry_after(reply, wait);
        return answered(std::move(reply));
    }
    if (auto failure = forged(r)) {
        return answered(problem_reply(*failure));
    }
    if (!recognise(r)) {
        const auto mark = callers_->mark();
        r.caller = authenticate_(r);
        r.recognised = true;
        if (r.caller && !cookie_.empty()) {
            callers_->keep(r.cookie(cookie_), *r.caller, mark);
        }
    }
    if (auto failure = refused(route->about.access, r.caller)) {
        return answered(problem_reply(*failure));
    }
    if (r.method == "GET" && !r.header("range").empty()) {
        respond = [whole = std::move(respond), range = std::string(r.header("range"))](Reply reply) mutable {
            whole(in_range(std::move(reply), range));
        };
    }
    route->run(r, respond);
}

void Router::answer(Request& r, Respond respond) const {
    bool comes_back = false;
    try {
        return checked(r, respond);
    } catch (const std::exception& e) {
        comes_back = dynamic_cast<const Unavailable*>(&e) != nullptr;
        logs::error("request failed", {{"request", r.id}, {"path", r.path}, {"error", e.what()}});
    }
    if (respond != nullptr) {  // else the Later that went away has answered
        respond(comes_back
                    ? problem_reply({Why::unavailable,
                                     "not_reachable",
                                     "The data cannot be reached at the moment. Try again in a moment.",
                                     {},
                                     {}})
                    : our_fault());
    }
}

Reply Router::answer(Request& r) const {
    std::promise<Reply> promise;
    auto reply = promise.get_future();
    answer(r, [promise = std::move(promise)](Reply out) mutable { promise.set_value(std::move(out)); });
    return reply.get();
}

Result<std::shared_ptr<Socket>> Router::opened(const Request& r) const {
    if (lower(r.header("upgrade")) != "websocket") {
        return fail(Why::invalid, "upgrade_required", "This address is for a web socket only.");
    }
    // A browser sends cookies with a socket from any page; only the origin says which page it was.
    if (!of_our_pages(r)) {
        return std::unexpected(not_from_our_pages());
    }
    auto seat = seats_->take(r.caller ? r.caller->person : r.remote);
    if (!seat) {
        return fail(Why::too_many, "too_many_sockets",
                    "Too many of these pages are open. Close some and try again.");
    }
    auto socket = std::make_shared<Socket>();
    socket->keep(std::move(seat));
    return socket;
}
Reply Router::socket_reply(std::shared_ptr<Socket> socket) {
    Reply reply{101, {}, {}, {}};
    reply.socket = std::move(socket);
    return reply;
}

void expect_json(const Request& r, Problems& p) {
    if (!r.header("content-type").starts_with("application/json")) {
        p.push_back({"", "must be sent as application/json"});
    }
}
}  // namespace http
