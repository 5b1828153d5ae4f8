// The commands of `assay`. Each takes its settings and says what it did: one JSON object on one line with
// --json, sentences otherwise; exit 0 good, 1 refused or failed, 2 usage.
#pragma once
#include <settings.hpp>

#include <boost/json.hpp>

#include <functional>
#include <string>

namespace cli {
struct Outcome {
    boost::json::object facts;  // what --json prints
    std::string words;          // what a person reads
    bool good = true;
};

Outcome serve(const app::Settings&, bool json);
Outcome import(const app::Settings&, const std::string& folder);
Outcome make_operator(const app::Settings&, const std::string& email);
Outcome migrate(const app::Settings&);
Outcome routes(const app::Settings&);
struct OpenapiWish {
    std::string write_below;  // the project's folder: writes docs/api/openapi.json and web/src/api/types.ts
    bool typescript = false;
};
Outcome openapi(const OpenapiWish&);
Outcome simulate(std::uint64_t first_seed, std::uint64_t seeds);
}  // namespace cli
