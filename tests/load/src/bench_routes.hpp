// Routes for measurements alone; they are never part of `assay serve`.
#pragma once
#include <http/router.hpp>
#include <installation.hpp>

namespace load {
// `serial_url`: a database of its own for single commits.
void bench_routes(http::Router&, app::Installation&, const std::string& serial_url);
}  // namespace load
