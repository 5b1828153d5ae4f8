#include "place.hpp"

#include <base/random.hpp>
#include <base/time.hpp>

#include <boost/json.hpp>

#include <stdexcept>

namespace load {
namespace {
namespace json = boost::json;
constexpr const char* password = "load-password-1";

struct Booked {
    Ticket ticket;
    std::string booking;
};

std::string token_in(const json::value& mails) {
    for (const json::value& mail : mails.as_array()) {
        const std::string body(mail.at("body").as_string());
        constexpr std::string_view mark = "token=";
        if (const auto at = body.find(mark); at != std::string::npos) {
            const auto begin = at + mark.size();
            return body.substr(begin, body.find_first_of(" \r\n", begin) - begin);
        }
    }
    throw std::runtime_error("No mail with a confirmation link has come.");
}

Booked sign_up_and_book(Talk& talk, const std::string& name, const std::string& exam, Instant at) {
    const std::string email = name + "@load.example";
    talk.ask("POST", "/api/accounts", 201,
             json::object{{"email", email},
                          {"password", password},
                          {"display_name", "Load"},
                          {"legal_name", "Load Example"}});
    const std::string token = token_in(talk.ask("GET", "/api/demo/mails?address=" + email, 200));
    talk.ask("POST", "/api/accounts/confirmations", 200, json::object{{"token", token}});
    const json::value booking = talk.ask("POST", "/api/exams/" + exam + "/bookings", 201,
                                         json::object{{"mode", "online"}, {"starts_at", to_rfc3339(at)}});
    return {{talk.cookie, ""}, std::string(booking.at("id").as_string())};
}
}  // namespace

std::vector<Ticket> people_over_http(const Address& to, const Wish& wish, std::int64_t count, bool spread) {
    Talk any(to);
    const json::value clock = any.ask("GET", "/api/demo/clock", 200);
    if (!clock.at("enabled").as_bool()) {
        throw std::runtime_error(
            "Candidates can be made on a demo alone: its mails can be read and its clock moved to the time "
            "of the "
            "exam. Start one with `assay serve --demo --data FOLDER`, or use --self.");
    }
    const auto now = parse_rfc3339(std::string(clock.at("now").as_string()));
    const Instant at = std::chrono::floor<Hours>(*now) + Hours(2);
    const std::string batch = Random().uuid7(*now).substr(24);
    std::vector<Booked> booked;
    for (std::int64_t n = 0; n < count; ++n) {
        Talk talk(to, spread ? std::optional(std::size_t(n)) : std::nullopt);
        booked.push_back(sign_up_and_book(talk, batch + "." + std::to_string(n), wish.exam, at));
    }
    any.ask("POST", "/api/demo/clock/moves", 200, json::object{{"to", to_rfc3339(at)}});
    std::vector<Ticket> out;
    for (std::size_t n = 0; n < booked.size(); ++n) {
        Talk talk(to, spread ? std::optional(n) : std::nullopt);
        talk.cookie = booked[n].ticket.cookie;
        const json::value there = talk.ask("POST", "/api/bookings/" + booked[n].booking + "/check-ins", 201);
        out.push_back({talk.cookie, std::string(there.at("attempt").as_string())});
    }
    return out;
}

}  // namespace load
