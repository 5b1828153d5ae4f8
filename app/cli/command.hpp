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
// A programme's folder.
Outcome import(const app::Settings&, const std::string& folder, bool dry_run);
bool is_programme(const std::string& path);
struct ImportItems {
    std::string path;  // a package, a file of questions, or a folder of either
    std::string exam;  // for questions that name none: its id or its code
    bool dry_run = false, skip_bad = false, practice = false;
};
Outcome import_items(const app::Settings&, const ImportItems&);
struct ExportItems {
    std::string qti = "3", out, exam;
};
Outcome export_items(const app::Settings&, const ExportItems&);
Outcome make_operator(const app::Settings&, const std::string& email);
Outcome migrate(const app::Settings&);
struct KeyWish {
    std::string purpose = "receipt";
    std::string key;  // its id
    std::string reason, since;
    bool compromised = false;
};
Outcome list_keys(const app::Settings&);
Outcome rotate_key(const app::Settings&, const KeyWish&);
Outcome retire_key(const app::Settings&, const KeyWish&);
struct VerifyWish {
    std::string file;
    std::string keys;    // a file with an installation's keys, or the address of one
    std::string url;     // ask this installation; "issuer": the one the file names
    bool store = false;  // compare with the store of the settings
};
Outcome verify(const app::Settings&, const VerifyWish&);
Outcome routes(const app::Settings&);
// The outcome of an attempt once more from its log, beside what was reported.
Outcome rescore(const app::Settings&, const std::string& attempt);

struct OpenapiWish {
    std::string write_below;  // the project's folder: writes docs/api/*.json and web/src/api/types.ts
    bool typescript = false;
};
Outcome openapi(const OpenapiWish&);
// What serve runs for a new demo: its progress and its end as lines of JSON.
Outcome make_population(const app::Settings&);
// Adds what population/items.toml of a programme's folder does not say yet.
Outcome fill_population(const std::string& folder);
Outcome simulate(std::uint64_t first_seed, std::uint64_t seeds);
}  // namespace cli
