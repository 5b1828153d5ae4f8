#include "world.hpp"

#include <jobs/due.hpp>
#include <routes.hpp>

#include <algorithm>

namespace population {

const json::value& Reply::body() const {
    if (!read_) {
        boost::system::error_code ec;
        read_ = json::parse(raw, ec);
    }
    return *read_;
}

const json::value* Reply::find(std::string_view pointer) const {
    boost::system::error_code ec;
    return body().find_pointer(pointer, ec);
}

std::string Reply::text(std::string_view pointer) const {
    const json::value* found = find(pointer);
    return found != nullptr && found->is_string() ? std::string(found->get_string()) : std::string();
}

World::World(app::Installation& installation, Plan plan, ItemParameters parameters)
    : installation_(installation), plan_(std::move(plan)), parameters_(std::move(parameters)) {
    app::all_routes(router_, installation_, [] { return std::string(); });
}

void World::at(Instant when, std::move_only_function<void()> what) {
    if (when < end_) {
        events_.push_back({std::max(when, now()), planned_++, std::move(what)});
        std::ranges::push_heap(events_, Later{});
    }
}

// Jobs run at their own instants on the way. Between two requests that may have planned one, the next is
// known.
void World::move_to(Instant when) {
    jobs::Runner& runner = installation_.runner();
    if (!jobs_known_ || next_job_ <= when) {
        runner.advance_to(when);
        const auto next = shell().db.read([](store::Reader& r) { return jobs::next_due(r); });
        next_job_ = next ? *next : Instant::max();
        jobs_known_ = true;
    }
    installation_.clock().move_to(when);
}

void World::run(Instant until, const std::function<void(const Progress&)>& progress) {
    const Instant from = now();
    std::erase_if(events_, [&](const Event& e) { return e.at >= until; });
    std::ranges::make_heap(events_, Later{});
    end_ = until;
    Instant told = from;
    while (!events_.empty()) {
        std::ranges::pop_heap(events_, Later{});
        Event next = std::move(events_.back());
        events_.pop_back();
        move_to(next.at);
        next.what();
        if (progress && next.at - told >= Hours(24)) {
            told = next.at;
            progress({double((next.at - from).count()) / double((until - from).count()), next.at});
        }
    }
    jobs_known_ = false;
    move_to(until);
}

Reply World::ask(const Asker& who, std::string_view method, std::string path, std::string body,
                 std::map<std::string, std::string> query) {
    http::Request r;
    r.id = "population";
    r.method = method;
    r.path = std::move(path);
    r.query = std::move(query);
    r.headers = {{"content-type", "application/json"}, {"x-assay-csrf", "1"}};
    r.body = std::move(body);
    r.remote = who.remote;
    r.caller = who.caller;
    r.recognised = true;
    r.route = router_.find(r.method, r.path);
    const bool saves = r.path.ends_with("/commands");  // these plan no job: time goes on by itself
    http::Reply reply = router_.answer(r);
    ++made_.requests;
    jobs_known_ = jobs_known_ && (saves || method == "GET");
    Reply out{reply.status, std::move(reply.body)};
    if (!out.good()) {
        ++made_.refused[std::string(method) + " " + (r.route == nullptr ? r.path : r.route->path) + " " +
                        out.text("/code")];
    }
    return out;
}

Reply World::ask(const Asker& who, std::string_view method, std::string path, const json::object& body) {
    return ask(who, method, std::move(path), json::serialize(body));
}

const itembank::ItemVersion& World::item(const itembank::ItemVersionId& id) {
    const auto at = items_.find(id.value);
    if (at != items_.end()) {
        return at->second;
    }
    auto read = shell().db.read([&](store::Reader& r) { return itembank::item_of(r, id); });
    return items_.emplace(id.value, std::move(read.value())).first->second;
}

}  // namespace population
