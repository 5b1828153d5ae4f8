// The real binary as a child process: started, killed and started again on the same folder and port.
#pragma once
#include "wire.hpp"

#include <sys/types.h>

namespace faults {

Port free_port();

struct Place {
    std::string folder;
    std::string database;  // a PostgreSQL address, or empty: SQLite in the folder
    std::string log;       // outside the folder, since that may be full
};

class Server {
  public:
    explicit Server(Place place) : place_(std::move(place)), port_(free_port()) {}
    ~Server() { kill(); }
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    // Returns when it says that it is ready; throws std::runtime_error with its last words when it does not.
    void start();
    void kill();                   // SIGKILL, in the middle of whatever it does
    void stop(milliseconds most);  // SIGTERM; throws when that takes longer
    bool is_alive();
    Port port() const { return port_; }

  private:
    bool gone(milliseconds most);
    Place place_;
    Port port_;
    pid_t child_ = -1;
};

}  // namespace faults
