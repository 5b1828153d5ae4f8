#include "room.hpp"

#include <fmt/format.h>
#include <stdexcept>
#include <thread>

namespace faults {
namespace {
constexpr milliseconds must_max{20'000};
constexpr const char* exam = "cloud-foundations";

void sign_in(Wire& wire, Port port, const std::string& name) {
    must(wire, port, "POST", "/api/sessions",
         json::serialize(json::object{{"email", name + "@example.org"}, {"password", "demo-password"}}));
}

// The start of the hour after the next, of "2026-03-01T09:12:34.567Z".
std::string next_start(const std::string& now) {
    int year = 0, month = 0, day = 0, hour = 0;
    if (std::sscanf(now.c_str(), "%d-%d-%dT%d:", &year, &month, &day, &hour) != 4) {
        throw std::runtime_error("no instant: " + now);
    }
    std::tm broken{.tm_hour = hour + 2, .tm_mday = day, .tm_mon = month - 1, .tm_year = year - 1900};
    const std::time_t at = ::timegm(&broken);
    std::string out(32, '\0');
    out.resize(std::strftime(out.data(), out.size(), "%Y-%m-%dT%H:00:00Z", ::gmtime(&at)));
    return out;
}
}  // namespace

json::value must(Wire& wire, Port port, std::string_view method, const std::string& path,
                 const std::string& body) {
    const auto end = Steady::now() + must_max;
    std::string last = "no reply";
    while (Steady::now() < end) {
        const auto reply = wire.ask(port, method, path, body);
        if (reply && reply->status < 300) {
            return reply->body.empty() ? json::value() : json::parse(reply->body);
        }
        if (reply) {
            last = std::to_string(reply->status) + " " + reply->body.substr(0, 500);
            if (reply->status != 503) {
                break;
            }
        }
        std::this_thread::sleep_for(milliseconds(20));
    }
    throw std::runtime_error(fmt::format("{} {}: {}", method, path, last));
}

Desk::Desk(Port port) : port_(port) {
    sign_in(manager_, port, "mara");
    sign_in(proctor_, port, "paul");
}

json::object Desk::managed(Port port, std::string_view method, const std::string& path,
                           const std::string& body) {
    return must(manager_, port, method, path, body).as_object();
}
json::object Desk::proctored(Port port, std::string_view method, const std::string& path,
                             const std::string& body) {
    return must(proctor_, port, method, path, body).as_object();
}

std::vector<Ticket> Desk::seat(std::size_t count) {
    struct Guest {
        std::unique_ptr<Wire> wire;
        std::string booking;
    };
    Wire nobody;
    const std::string start = next_start(text_of(must(nobody, port_, "GET", "/api/demo/clock").at("now")));
    std::vector<Guest> guests;
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t number = ++seated_;
        Guest guest{std::make_unique<Wire>(fmt::format("127.1.{}.{}", number / 250, number % 250 + 1)), {}};
        const std::string email = fmt::format("candidate-{}@example.org", number);
        must(*guest.wire, port_, "POST", "/api/accounts",
             json::serialize(json::object{{"email", email},
                                          {"password", "fault-password"},
                                          {"display_name", fmt::format("Candidate {}", number)},
                                          {"legal_name", fmt::format("Candidate Number {}", number)}}));
        const std::string mail =
            text_of(must(nobody, port_, "GET", "/api/demo/mails?address=" + email).at(0).at("body"));
        const std::size_t token = mail.find("token=") + 6;
        must(*guest.wire, port_, "POST", "/api/accounts/confirmations",
             json::serialize(
                 json::object{{"token", mail.substr(token, mail.find_first_of(" \r\n", token) - token)}}));
        guest.booking = text_of(must(*guest.wire, port_, "POST", fmt::format("/api/exams/{}/bookings", exam),
                                     json::serialize(json::object{{"mode", "online"}, {"starts_at", start}}))
                                    .at("id"));
        guests.push_back(std::move(guest));
    }
    must(nobody, port_, "POST", "/api/demo/clock/moves", json::serialize(json::object{{"to", start}}));
    std::vector<Ticket> out;
    for (Guest& guest : guests) {
        Wire& wire = *guest.wire;
        const std::string attempt =
            text_of(must(wire, port_, "POST", "/api/bookings/" + guest.booking + "/check-ins").at("attempt"));
        const std::string at = "/api/attempts/" + attempt;
        const auto deed = [&](json::object what) {
            what["id"] = chance_.uuid();
            return must(wire, port_, "POST", at + "/deeds", json::serialize(what));
        };
        const json::value checked = deed({{"deed", "check_in"}});
        const json::value agreed = deed({{"deed", "agree"}, {"version", checked.at("agreement")}});
        if (agreed.at("phase") == "checked_in") {  // the programme wants a proctor for this exam
            deed({{"deed", "ask_proctor"}});
            proctored(port_, "POST", "/api/manage/attempts/" + attempt + "/authorisation",
                      R"({"name_matches":true,"photo_matches":true})");
        }
        deed({{"deed", "start"}});
        const auto paper = wire.ask(port_, "GET", at + "/paper");
        if (!paper || paper->status != 200) {
            throw std::runtime_error("no paper for " + attempt);
        }
        out.push_back({wire.from(), wire.cookie(), attempt, paper_from(paper->body)});
    }
    return out;
}

}  // namespace faults
