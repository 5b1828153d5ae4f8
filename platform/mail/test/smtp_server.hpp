// A mail server for tests: loopback, one conversation at a time, everything bounded by a deadline.
#pragma once
#include <atomic>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

class SmtpServer {
  public:
    struct Received {
        std::string from, data;  // data as it came, dots unstuffed, lines with \r\n
        std::vector<std::string> to;
    };

    SmtpServer();
    ~SmtpServer();
    std::string url() const { return "smtp://127.0.0.1:" + std::to_string(port_); }
    // What RCPT TO gets from now on, such as "550 5.1.1 no such person"; "" takes everybody.
    void answer_recipients(std::string reply);
    // From now on it takes a connection and says nothing.
    void fall_silent() { is_silent_ = true; }
    int conversations() const { return conversations_; }
    std::vector<Received> received() const;

  private:
    void run(const std::stop_token&);
    void talk(int connection, const std::stop_token&);
    std::string refusal() const;

    mutable std::mutex mutex_;
    std::string refusal_;
    std::vector<Received> received_;
    std::atomic<bool> is_silent_ = false;
    std::atomic<int> conversations_ = 0;
    int listener_ = -1;
    int port_ = 0;
    std::jthread thread_;  // last: it uses the rest
};
