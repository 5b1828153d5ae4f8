// The server that `assay load --self` starts for itself: everything `assay serve` runs, and routes that make
// candidates at once, do nothing (echo), and say what the process has used.
#pragma once
#include <boost/json/object.hpp>

#include <functional>
#include <string>

namespace load {

struct BenchServer {
    std::string folder;    // made, and removed at the end with all that is in it
    std::string database;  // postgresql://…, a database of its own; empty: SQLite in the folder
    int seconds_max = 600;
};
// Until SIGTERM, SIGINT or the time is over. `say` is told once where it listens.
void serve_bench(const BenchServer&, const std::function<void(const boost::json::object&)>& say);

}  // namespace load
