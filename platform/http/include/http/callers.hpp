// Who is behind a session cookie, kept for a few seconds so that most requests need no database for it.
#pragma once
#include <http/message.hpp>

#include <chrono>
#include <mutex>
#include <unordered_map>

namespace http {
class Callers {
  public:
    // What another node changed (a role taken, a session ended) is noticed here after this time at the
    // latest.
    static constexpr std::chrono::seconds life{5};
    static constexpr std::size_t kept_max = 20'000;

    std::optional<Caller> find(std::string_view token) const;

    // A look-up takes the mark before it asks the database; what was forgotten meanwhile is not kept.
    std::uint64_t mark() const;
    void keep(std::string_view token, const Caller&, std::uint64_t mark);
    void forget_person(std::string_view person);
    void forget_session(std::string_view session);

  private:
    using Moment = std::chrono::steady_clock::time_point;
    struct Kept {
        Caller caller;
        Moment until;
    };
    struct Hash : std::hash<std::string_view> {
        using is_transparent = void;
    };
    void forget(auto&& which);

    mutable std::mutex mutex_;
    std::unordered_map<std::string, Kept, Hash, std::equal_to<>> kept_;
    std::uint64_t forgotten_ = 0;
};
}  // namespace http
