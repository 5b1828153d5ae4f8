// Who is told when an attempt changes: the open pages of one installation, each over its web socket.
#pragma once
#include <delivery/words.hpp>
#include <shell/shell.hpp>

#include <condition_variable>
#include <functional>
#include <mutex>
#include <set>
#include <thread>

namespace delivery {

class Listeners {
  public:
    using Ticket = std::uint64_t;
    using Send = std::function<void(const std::string&)>;   // never blocks; a page that is gone ignores it
    static constexpr std::chrono::milliseconds quiet{250};  // between two messages
    static constexpr std::chrono::seconds look_every{1};    // at what other nodes have changed
    static constexpr std::chrono::seconds beat{20};  // said when there is nothing to say: the line is alive
    static constexpr std::size_t names_max = 200;    // attempts in one message; the rest follow in the next

    Listeners() = default;
    ~Listeners();
    Listeners(const Listeners&) = delete;
    Listeners& operator=(const Listeners&) = delete;

    // Hears of every attempt, or of one. `shell` is the installation's own.
    Ticket listen(const shell::Shell& shell, std::optional<AttemptId> only, Send);
    void leave(Ticket);
    void nudge(const AttemptId&);

  private:
    struct Listener {
        Ticket ticket = 0;
        std::optional<AttemptId> only;
        Send send;
    };
    void run(const std::stop_token&, const shell::Shell&);
    void tell(std::unique_lock<std::mutex>&);
    void say_nothing_new(std::unique_lock<std::mutex>&);

    std::mutex mutex_;
    std::condition_variable_any wake_;
    std::vector<Listener> all_;
    std::set<AttemptId> changed_;  // and not yet told
    Ticket last_ = 0;
    std::jthread thread_;  // begins with the first listener
};

// Before the routes with `{attempt}` in the place of `live`.
void live_routes(http::Router&, const shell::Shell&);

}  // namespace delivery
