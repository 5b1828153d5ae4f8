// Addresses that belong to the installation rather than to a module.
#pragma once
#include "installation.hpp"

#include <http/server.hpp>

namespace app {
// All of a person's results, credentials, credits and training, as page data and as PDF.
void transcript_routes(http::Router&, const shell::Shell&);
// The public parts of the signing keys, so that anybody can check what was signed.
void key_routes(http::Router&, const shell::Shell&);
void demo_routes(http::Router&, Installation&);
void first_start_routes(http::Router&, Installation&);
// `metrics` is asked when the server runs.
void operation_routes(http::Router&, Installation&, std::function<std::string()> metrics);
// Every route of the program: what serve, routes and openapi share.
void all_routes(http::Router&, Installation&, std::function<std::string()> metrics);
}  // namespace app
