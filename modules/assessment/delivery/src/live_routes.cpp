// Web sockets: an open page hears at once that an attempt has changed, and then reads it the ordinary way.
#include "kept.hpp"
#include "listeners.hpp"

namespace delivery {
namespace {

void let_hear(const shell::Shell& s, const std::shared_ptr<http::Socket>& socket,
              std::optional<AttemptId> only) {
    const auto listeners = s.memory->of<Listeners>();
    const auto ticket =
        listeners->listen(s, std::move(only), [to = std::weak_ptr(socket)](const std::string& text) {
            if (const auto open = to.lock()) {
                open->send(text);
            }
        });
    socket->on_close([from = std::weak_ptr(listeners), ticket] {
        if (const auto all = from.lock()) {
            all->leave(ticket);
        }
    });
}

}  // namespace

void live_routes(http::Router& r, const shell::Shell& s) {
    r.socket(
        "/api/attempts/{attempt}/live", {"Hear at once when my attempt changes", http::signed_in()},
        [&s](std::shared_ptr<http::Socket> socket, http::Caller who,
             http::Path<AttemptPath> at) -> Result<http::NoContent> {
            const bool is_own = s.db.read([&](store::Reader& reader) {
                return sql::attempt_of_person(reader, {.id = at->attempt, .person = who.person}).has_value();
            });
            if (!is_own) {
                return not_found("attempt");
            }
            let_hear(s, socket, at->attempt);
            return http::NoContent{};
        });
    r.socket("/api/manage/attempts/live",
             {"Hear at once when an attempt changes", http::any_of({"proctor", "programme_manager"})},
             [&s](std::shared_ptr<http::Socket> socket) -> Result<http::NoContent> {
                 let_hear(s, socket, std::nullopt);
                 return http::NoContent{};
             });
}

}  // namespace delivery
