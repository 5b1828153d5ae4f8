// What /metrics shows of the server: requests by route and status, their time, and refusals when busy.
#pragma once
#include <base/time.hpp>

#include <memory>
#include <string>
#include <string_view>

namespace http {
class Metrics {
  public:
    Metrics();
    ~Metrics();
    void answered(std::string_view route, std::string_view method, int status, Duration took);
    void refused();
    std::string text() const;

  private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};
}  // namespace http
