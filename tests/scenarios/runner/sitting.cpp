// `sits ann cloud-foundations 40`: a whole exam over HTTP. The right answers come from the item bank itself,
// since no reply of the server holds them.
#include "world.hpp"

#include <delivery/delivery.hpp>
#include <itembank/itembank.hpp>
#include <scoring/rescore.hpp>

namespace scenario {
namespace {

std::string text_at(const json::value& v, std::string_view pointer) {
    boost::system::error_code ec;
    const json::value* found = v.find_pointer(pointer, ec);
    if (found == nullptr || !found->is_string()) {
        throw std::runtime_error("no " + std::string(pointer) + " in " + json::serialize(v));
    }
    return std::string(found->get_string());
}

// The scored items of a form with their right answers, in order.
std::vector<std::pair<std::string, json::value>> right_answers(store::Reader& reader,
                                                               const itembank::FormId& form,
                                                               const std::string& without) {
    std::vector<std::pair<std::string, json::value>> out;
    const auto whole = itembank::form_of(reader, form);
    for (const auto& placed : whole->items) {
        if (placed.scored && placed.name != without) {
            out.emplace_back(
                placed.item.value,
                schema::write(itembank::right_answer(itembank::item_of(reader, placed.item)->content)));
        }
    }
    return out;
}

}  // namespace

json::value World::must(const std::string& who, const std::string& method, const std::string& path,
                        const std::string& body, int status) {
    last_ = client_->ask(who, method, path, body);
    if (last_.status != status) {
        throw std::runtime_error(method + " " + path + " came " + std::to_string(last_.status) + " " +
                                 last_.body.substr(0, 2000));
    }
    last_json_ = last_.body.empty() ? json::value() : json::parse(last_.body);
    return last_json_;
}

void World::run(const Sits& sits) {
    auto& installation = server_->installation();
    const shell::Shell& s = installation.shell();
    const Instant start = std::chrono::floor<Hours>(s.clock.now()) + Hours(2);
    const auto booking = must(sits.who, "POST", "/api/exams/" + sits.exam + "/bookings",
                              R"({"mode":"online","starts_at":")" + to_rfc3339(start) + "\"}", 201);
    installation.runner().advance_to(start, {});
    must(sits.who, "POST", "/api/bookings/" + text_at(booking, "/id") + "/check-ins", "", 201);
    const std::string attempt = text_at(last_json_, "/attempt");
    kept_["attempt"] = attempt;
    const std::string at = "/api/attempts/" + attempt;
    const auto deed = [&](json::object what) {
        what["id"] = s.random.uuid7(s.clock.now());
        must(sits.who, "POST", at + "/deeds", json::serialize(what), 200);
    };
    deed({{"deed", "check_in"}});
    deed({{"deed", "agree"}, {"version", text_at(last_json_, "/agreement")}});
    if (text_at(last_json_, "/phase") == "checked_in") {
        deed({{"deed", "ask_proctor"}});
    }
    deed({{"deed", "start"}});
    const auto answers = s.db.read([&](store::Reader& reader) {
        return right_answers(reader,
                             delivery::status_of(reader, delivery::AttemptId(attempt), s.clock.now())->form,
                             sits.without);
    });
    json::array changes;
    for (std::int64_t n = 0; n < std::min(sits.right, std::int64_t(answers.size())); ++n) {
        const auto& [item, response] = answers[std::size_t(n)];
        changes.push_back(json::object{{"kind", "answer"},
                                       {"id", s.random.uuid7(s.clock.now())},
                                       {"sequence", n + 1},
                                       {"item", item},
                                       {"response", response},
                                       {"position", n}});
    }
    const auto answered = std::int64_t(changes.size());
    must(sits.who, "POST", at + "/commands",
         json::serialize(json::object{
             {"journal", "scenario"}, {"journal_end", answered}, {"commands", std::move(changes)}}),
         200);
    start_counting();
    deed({{"deed", "submit"}, {"answered", answered}});
    must(sits.who, "GET", "/api/results?attempt=" + attempt, "", 200);
    // Whatever a scenario is about: the log alone has to say the same as the result.
    const auto again = s.db.read(
        [&](store::Reader& reader) { return scoring::rescored(reader, scoring::AttemptId(attempt)); });
    if (!again || !again->equal) {
        throw std::runtime_error("counted again from its log, the attempt has another outcome");
    }
}

}  // namespace scenario
