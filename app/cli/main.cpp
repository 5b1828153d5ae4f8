#include "command.hpp"
#include "measure.hpp"
#include "qti.hpp"

#include <logs/logs.hpp>
#include <psychometrics_commands.hpp>

#include <sodium.h>
#include <CLI/CLI.hpp>
#include <iostream>
#include <map>

namespace {

// Flags that the store needs, collected by name so that settings.cpp decides what beats what.
struct Flags {
    std::map<std::string, std::string> given;
    void option(CLI::App* command, const std::string& name, const std::string& help) {
        command->add_option_function<std::string>(
            "--" + name, [this, name](const std::string& v) { given[name] = v; }, help);
    }
    void flag(CLI::App* command, const std::string& name, const std::string& help) {
        command->add_flag_callback("--" + name, [this, name] { given[name] = "true"; }, help);
    }
    void store(CLI::App* command) {
        option(command, "data", "The data folder (default: data)");
        option(command, "database", "postgresql://… instead of SQLite in the data folder");
        option(command, "clock", "Tests: the installation's time stands still at this instant");
    }
};

int say(const cli::Outcome& o, bool json) {
    if (json) {
        boost::json::object line = o.facts;
        line["good"] = o.good;
        std::cout << boost::json::serialize(line) << std::endl;
    }
    if (!o.words.empty()) {
        // With --json standard output belongs to the one object; a refusal is for standard error anyway.
        (json || !o.good ? std::cerr : std::cout) << o.words << (o.words.ends_with('\n') ? "" : "\n");
    }
    return o.good ? 0 : 1;
}

}  // namespace

int main(int count, char** words) {
    if (sodium_init() < 0) {
        return 1;
    }
    CLI::App assay("Assay runs a training and certification programme.", "assay");
    assay.set_version_flag("--version", std::string("assay ") + ASSAY_VERSION);
    assay.require_subcommand(1);
    bool json = false;
    Flags flags;
    std::string email, attempt;
    std::uint64_t first = 1, seeds = 1000;
    cli::ImportItems items;
    cli::ExportItems exported;
    cli::OpenapiWish wish;
    cli::KeyWish key;
    cli::VerifyWish check;

    const auto command = [&](const char* name, const char* help) {
        CLI::App* c = assay.add_subcommand(name, help);
        c->add_flag("--json", json,
                    "Print one JSON object on one line; everything else goes to standard error");
        return c;
    };
    CLI::App* serve = command("serve", "Run the server");
    flags.store(serve);
    flags.option(serve, "listen", "HOST:PORT (default: 127.0.0.1:8080)");
    flags.option(serve, "base-url", "The address people use, for links in mails");
    flags.option(serve, "tls-cert", "Certificate chain, PEM");
    flags.option(serve, "tls-key", "Private key, PEM");
    flags.option(serve, "trust-proxy", "CIDR of the proxy in front, whose X-Forwarded-* count");
    flags.option(serve, "smtp-url", "smtp://user:password@host:port; without it mails stay in the outbox");
    flags.option(serve, "mail-from", "The sender's address");
    flags.option(serve, "mail-from-name", "The sender's name");
    flags.flag(serve, "demo",
               "Make a new data folder a demo: its programme, accounts and a clock that moves");
    flags.option(serve, "demo-people", "Simulated candidates of a new demo (default: 2000; 0: none)");
    flags.flag(serve, "demo-on-network", "Let a demo folder listen beyond this machine");
    CLI::App* import =
        command("import",
                "Import a programme's folder, or questions: QTI, Moodle XML, GIFT, Aiken, CSV, Common "
                "Cartridge. All of it or nothing");
    flags.store(import);
    import->add_option("path", items.path, "The file or folder")->required();
    import->add_flag("--dry-run", items.dry_run, "Say what would be imported, and write nothing");
    import->add_flag("--skip-bad", items.skip_bad, "Questions: leave out what is wrong and import the rest");
    import->add_option("--exam", items.exam, "Questions: the exam they are for, by its id or code");
    import->add_flag("--practice", items.practice, "Questions: into the practice pool");
    CLI::App* export_command = command("export", "Write the item bank as a package");
    flags.store(export_command);
    export_command->add_option("--qti", exported.qti, "The version of QTI: 3");
    export_command->add_option("--out", exported.out, "The zip file to write")->required();
    export_command->add_option("--exam", exported.exam, "One exam's items alone, by its id or code");
    CLI::App* make_operator =
        command("operator", "Make an account an operator's and print a link to set its password");
    flags.store(make_operator);
    flags.option(make_operator, "base-url", "The address people use, for the link");
    make_operator->add_option("email", email, "The account's e-mail address")->required();
    CLI::App* migrate = command("migrate", "Bring the store up to date");
    flags.store(migrate);
    CLI::App* keys = command("keys", "The keys this installation signs with");
    flags.store(keys);
    keys->require_subcommand(1);
    CLI::App* list_keys = keys->add_subcommand("list", "All of them, with their state")->fallthrough();
    CLI::App* rotate_key = keys->add_subcommand("rotate", "Let a new key take over")->fallthrough();
    CLI::App* retire_key = keys->add_subcommand("retire", "Take a key out of use")->fallthrough();
    rotate_key->add_option("--purpose", key.purpose, "What it signs (default: receipt)");
    retire_key->add_option("key", key.key, "Its id")->required();
    retire_key->add_flag("--compromised", key.compromised, "Somebody else may have signed with it");
    retire_key->add_option("--since", key.since, "From when on it no longer counts (default: now)");
    for (CLI::App* c : {rotate_key, retire_key}) {
        c->add_option("--reason", key.reason, "Why, for the record");
    }
    CLI::App* verify = command("verify", "Check a receipt, or the answers a candidate downloaded");
    flags.store(verify);
    verify->add_option("file", check.file, "The JSON file")->required();
    verify->add_option("--keys", check.keys, "The issuer's keys: a file of /api/keys, or an address");
    verify
        ->add_option_function<std::string>(
            "--url", [&](const std::string& url) { check.url = url.empty() ? "issuer" : url; },
            "Ask the installation at this address for its keys, or without one the one the file names")
        ->expected(0, 1);
    CLI::App* rescore =
        command("rescore", "Count an attempt again from its log, and compare with its result");
    flags.store(rescore);
    rescore->add_option("attempt", attempt, "Its id")->required();
    CLI::App* routes = command("routes", "List every address and who may call it");
    CLI::App* openapi = command("openapi", "Print the API's description");
    openapi->add_flag("--typescript", wish.typescript, "As TypeScript types");
    openapi->add_option("--write", wish.write_below, "Write both into this project folder");
    CLI::App* population = command("population", "The simulated people of a programme's demo");
    population->require_subcommand(1);
    CLI::App* fill =
        population->add_subcommand("fill", "Give items without parameters theirs, in population/items.toml")
            ->fallthrough();
    fill->add_option("folder", items.path, "The programme's folder")->required();
    CLI::App* prepare = population->add_subcommand("prepare", "")->group("");  // only `serve` calls it
    flags.store(prepare);
    flags.flag(prepare, "demo", "");
    flags.option(prepare, "demo-people", "");
    flags.option(prepare, "base-url", "");
    CLI::App* simulate = command("simulate", "Run seeded worlds of exam sessions");
    simulate->add_option("--from", first, "The first seed");
    simulate->add_option_function<std::uint64_t>(
        "--seed", [&](std::uint64_t seed) { first = seed, seeds = 1; }, "This one world alone");
    simulate->add_option("--seeds", seeds, "How many");
    cli::LoadCommand load(assay, json);
    cli::CapacityCommand capacity(assay, json);
    cli::QtiCommand qti(assay, json);
    psychometrics::commands::Commands psychometrics(assay);

    try {
        assay.parse(count, words);
    } catch (const CLI::ParseError& e) {
        return assay.exit(e) == 0 ? 0 : 2;
    }
    try {
        if (const auto done = qti.run()) {
            return *done;
        }
        if (const auto done = psychometrics.run()) {
            return *done;
        }
        const auto settings = app::settings_from(flags.given);
        if (!settings) {
            std::cerr << settings.error().detail << '\n';
            return 2;
        }
        if (*serve) {
            return say(cli::serve(*settings, json), json);
        }
        if (const auto done = load.run()) {
            return say(*done, json);
        }
        logs::quiet();
        if (const auto done = capacity.run()) {
            return say(*done, json);
        }
        if (*import) {
            return say(cli::is_programme(items.path) ? cli::import(*settings, items.path, items.dry_run)
                                                     : cli::import_items(*settings, items),
                       json);
        }
        if (*prepare) {
            return say(cli::make_population(*settings), false);
        }
        if (*fill) {
            return say(cli::fill_population(items.path), json);
        }
        if (*export_command) {
            return say(cli::export_items(*settings, exported), json);
        }
        if (*make_operator) {
            return say(cli::make_operator(*settings, email), json);
        }
        if (*migrate) {
            return say(cli::migrate(*settings), json);
        }
        if (*list_keys) {
            return say(cli::list_keys(*settings), json);
        }
        if (*rotate_key) {
            return say(cli::rotate_key(*settings, key), json);
        }
        if (*retire_key) {
            return say(cli::retire_key(*settings, key), json);
        }
        if (*verify) {
            check.store = flags.given.contains("data") || flags.given.contains("database");
            if (check.keys.empty() && check.url.empty() && !check.store) {
                std::cerr << "Say where the issuer's keys are: --keys FILE, --url, or --data DIR.\n";
                return 2;
            }
            return say(cli::verify(*settings, check), json);
        }
        if (*rescore) {
            return say(cli::rescore(*settings, attempt), json);
        }
        if (*routes) {
            return say(cli::routes(*settings), json);
        }
        if (*openapi) {
            return say(cli::openapi(wish), json);
        }
        return say(cli::simulate(first, seeds), json);
    } catch (const std::exception& e) {
        return say({{{"error", e.what()}}, e.what(), false}, json);
    }
}
