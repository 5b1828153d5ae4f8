#include "ground.hpp"

#include <base/random.hpp>
#include "chance.hpp"
#include "postgres.hpp"

#include <unistd.h>
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>

namespace faults {
namespace fs = std::filesystem;

const char* name_of(Engine engine) { return engine == Engine::sqlite ? "SQLite" : "PostgreSQL"; }

Ground::Ground(Engine engine) : Ground(engine == Engine::sqlite ? std::string() : test_postgres()) {}

Ground::Ground(std::string postgres) : postgres_(std::move(postgres)) {
    std::string name = (fs::temp_directory_path() / "assay-faults.XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) {
        throw std::runtime_error("no temporary folder");
    }
    folder_ = name;
    if (!postgres_.empty()) {
        database_name_ = "faults_" + Chance(Random().below(1ULL << 40)).uuid();
        std::ranges::replace(database_name_, '-', '_');
        database_ = make_database(postgres_, database_name_);
    }
}

Ground::~Ground() {
    if (!database_.empty()) {
        try {
            drop_database(postgres_, database_name_);
        } catch (const std::runtime_error&) {  // its server is gone, and the database with it
        }
    }
    if (std::getenv("FAULTS_KEEP") == nullptr) {
        std::error_code ignored;
        fs::remove_all(folder_, ignored);
    }
}

Place Ground::place(const std::string& node) const {
    return {folder_ + "/data-" + node, database_, folder_ + "/log-" + node};
}

}  // namespace faults
