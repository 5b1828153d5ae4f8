// What /metrics shows of the server: requests by route and status, their time, refusals when busy, what is
// under way, and what the process uses. Written on the network thread alone.
#pragma once
#include <base/time.hpp>
#include <http/router.hpp>

#include <memory>
#include <string>

namespace http {
class Metrics {
  public:
    Metrics();
    ~Metrics();
    void answered(const Request&, int status, Duration took);
    void refused();
    void connections(std::size_t open);
    void waiting(std::size_t on_workers, std::size_t under_way);
    std::string text();  // from any thread

  private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};
}  // namespace http
