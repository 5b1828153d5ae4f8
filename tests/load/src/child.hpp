// The server that a measurement starts for itself: ended by its number, its folder gone with it, whatever
// happens.
#pragma once
#include "network.hpp"

#include <sys/types.h>
#include <string>

namespace load {

class Child {
  public:
    // Waits until it listens; throws with its own sentence when it does not.
    Child(const std::string& below, const std::string& database);
    ~Child();
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;
    const Address& address() const { return address_; }

  private:
    std::string first_line();
    void end();
    pid_t pid_ = -1;
    int from_ = -1;
    std::string folder_;
    Address address_;
};

}  // namespace load
