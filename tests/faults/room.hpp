// How people come to sit: through the same pages as everybody, on the demo programme.
#pragma once
#include "candidate.hpp"

#include <memory>

namespace faults {

class Desk {
  public:
    // On a fresh demo folder. Signs in the programme manager and the proctor of the demo.
    explicit Desk(Port);

    // So many new accounts, each with an exam booked, checked in and started.
    std::vector<Ticket> seat(std::size_t count);

    // As staff, through any node. Repeated while the reply is lost or 503; throws when that takes too long.
    json::object managed(Port, std::string_view method, const std::string& path,
                         const std::string& body = "");
    json::object proctored(Port, std::string_view method, const std::string& path,
                           const std::string& body = "");

  private:
    Ticket begin(std::size_t number);
    Port port_;
    Chance chance_{seed()};
    Wire manager_, proctor_;
    std::size_t seated_ = 0;
};

// What must succeed now or soon: repeated while there is no reply or 503.
json::value must(Wire&, Port, std::string_view method, const std::string& path, const std::string& body = "");

}  // namespace faults
