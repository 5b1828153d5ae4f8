// A web socket as a module sees it: text messages to one browser. Every function may be called from any
// thread.
#pragma once
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace http {
class Socket {
  public:
    // A browser that does not read what was sent is let go.
    static constexpr std::size_t unsent_bytes_max = 256 * 1024;
    static constexpr std::size_t sockets_max = 4000, sockets_per_person_max = 20;

    ~Socket();
    void send(std::string text);  // in order; does nothing when closed
    void close();                 // after what was sent before
    bool closed() const;
    // Called once, when either side has closed; at once if that has happened. It must not wait.
    void on_close(std::function<void()>);

    // For the network's side (and tests, which stand in for it).
    struct Outgoing {
        std::vector<std::string> texts;
        bool close = false;  // after these
        bool drop = false;   // without a farewell: the browser does not read
    };
    void attach(std::function<void()> wake);  // `wake` is called when there is something to take
    Outgoing take();
    void written(std::size_t bytes);                                    // taken and now gone to the browser
    void ended();                                                       // the connection is no more
    void keep(std::shared_ptr<void> seat) { seat_ = std::move(seat); }  // until the end

  private:
    void wake(std::unique_lock<std::mutex>);

    mutable std::mutex mutex_;
    std::vector<std::string> texts_;
    std::size_t unsent_bytes_ = 0;
    bool closing_ = false, ended_ = false;
    std::function<void()> wake_;
    std::vector<std::function<void()>> on_close_;
    std::shared_ptr<void> seat_;
};
}  // namespace http
