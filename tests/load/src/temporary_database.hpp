// A database of one's own on a PostgreSQL server, dropped at the end.
#pragma once
#include <string>

namespace load {

class TemporaryDatabase {
  public:
    explicit TemporaryDatabase(const std::string& server);  // the address of any of its databases
    ~TemporaryDatabase();
    TemporaryDatabase(const TemporaryDatabase&) = delete;
    TemporaryDatabase& operator=(const TemporaryDatabase&) = delete;
    const std::string& url() const { return url_; }

  private:
    std::string server_, name_, url_;
};

}  // namespace load
