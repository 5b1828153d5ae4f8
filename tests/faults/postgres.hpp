// PostgreSQL for these tests: a database of its own on the server of ASSAY_TEST_POSTGRES, or a whole server
// of its own that syncs to disk and can be killed.
#pragma once
#include "wire.hpp"

#include <sys/types.h>
#include <vector>

namespace faults {

std::string test_postgres();  // "" when there is none
// Makes an empty database and returns its address. Dropped with drop_database.
std::string make_database(const std::string& server, const std::string& name);
void drop_database(const std::string& server, const std::string& name);

class OwnPostgres {
  public:
    OwnPostgres();  // made, not started; throws std::runtime_error when PostgreSQL is missing
    ~OwnPostgres();
    OwnPostgres(const OwnPostgres&) = delete;
    OwnPostgres& operator=(const OwnPostgres&) = delete;

    void start();  // returns when it takes connections, after its own recovery
    void kill();   // SIGKILL: the postmaster and all its children, as when the machine's memory ran out
    std::string address() const;

  private:
    void run(const std::vector<std::string>& words) const;  // and wait for it
    pid_t launch(const std::vector<std::string>& words) const;
    std::string folder_, programs_;
    Port port_;
    pid_t postmaster_ = -1;
};

}  // namespace faults
