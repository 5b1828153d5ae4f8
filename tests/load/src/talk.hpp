// One question after another, for what is not measured: making accounts, asking for figures.
#pragma once
#include "network.hpp"

#include <boost/json/value.hpp>

namespace load {

class Talk {
  public:
    // `from`: which loopback address it comes from, so that limits by address count people, not machines.
    explicit Talk(Address to, std::optional<std::size_t> from = {});
    ~Talk();
    Talk(const Talk&) = delete;
    Talk& operator=(const Talk&) = delete;

    // Throws with the server's own sentence unless the status is `expected`.
    boost::json::value ask(std::string_view method, const std::string& path, int expected,
                           const boost::json::value& body = nullptr);
    std::string cookie;  // kept from replies, sent with requests

  private:
    void connect();
    bool exchange(const std::string& bytes, Reply& reply);  // false: the connection was closed

    Address to_;
    std::optional<std::size_t> from_;
    int fd_ = -1;
    Inbox inbox_;
};

}  // namespace load
