// Where a server lives during one test: a temporary folder and, for PostgreSQL, a database. Gone afterwards.
#pragma once
#include "server.hpp"

namespace faults {

enum class Engine { sqlite, postgres };
const char* name_of(Engine);

class Ground {
  public:
    explicit Ground(Engine);
    // A database of its own on this server, instead of that of ASSAY_TEST_POSTGRES.
    explicit Ground(std::string postgres);
    ~Ground();
    Ground(const Ground&) = delete;
    Ground& operator=(const Ground&) = delete;

    // A node's place: each has a data folder of its own, all have the one database.
    Place place(const std::string& node = "a") const;
    const std::string& folder() const { return folder_; }

  private:
    std::string folder_, postgres_, database_name_, database_;
};

}  // namespace faults
