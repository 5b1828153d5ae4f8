// A browser's connections: keep-alive, each request with a deadline, nothing hidden. A request that failed is
// not repeated here: whoever asks decides what a lost reply means.
#pragma once
#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace faults {

using Steady = std::chrono::steady_clock;
using Port = std::uint16_t;
using std::chrono::milliseconds;

struct Reply {
    int status = 0;
    std::string head;  // with its line ends
    std::string body;
    std::string header(std::string_view name) const;  // "" when absent
};

class Wire {
  public:
    // `from`: the loopback address it comes from, since people come from many.
    explicit Wire(std::string from = "127.0.0.1", milliseconds patience = milliseconds(5000))
        : from_(std::move(from)), patience_(patience) {}
    ~Wire();
    Wire(const Wire&) = delete;
    Wire& operator=(const Wire&) = delete;

    // Nothing: no whole reply came in time, and nobody here knows what the server has done.
    std::optional<Reply> ask(Port, std::string_view method, const std::string& path,
                             std::string_view body = {});
    void hang_up();

    void set_cookie(std::string cookie) { cookie_ = std::move(cookie); }
    const std::string& cookie() const { return cookie_; }
    const std::string& from() const { return from_; }

  private:
    int connected(Port, Steady::time_point end) const;  // -1 when it cannot be
    std::optional<Reply> exchange(int fd, const std::string& request, Steady::time_point end);

    std::string from_, cookie_;
    milliseconds patience_;
    std::map<Port, int> open_;
};

}  // namespace faults
