// This server's beat, and its eye on the other servers' outages, for as long as it lives.
#pragma once
#include <shell/shell.hpp>

#include <thread>

namespace delivery {

class Pulse {
  public:
    void start(const shell::Shell&);  // the first beat is written when it returns
    ~Pulse();

  private:
    void run(const std::stop_token&, const shell::Shell&);
    void once(const shell::Shell&);
    std::string newest_outage_;
    std::jthread thread_;
};

}  // namespace delivery
