#include "command.hpp"

#include <logs/logs.hpp>

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
    std::string folder, email;
    std::uint64_t first = 1, seeds = 1000;
    cli::OpenapiWish wish;

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
    flags.flag(serve, "demo-on-network", "Let a demo folder listen beyond this machine");
    CLI::App* import = command("import", "Import a programme's folder: all of it or nothing");
    flags.store(import);
    import->add_option("folder", folder, "The folder")->required();
    CLI::App* make_operator =
        command("operator", "Make an account an operator's and print a link to set its password");
    flags.store(make_operator);
    flags.option(make_operator, "base-url", "The address people use, for the link");
    make_operator->add_option("email", email, "The account's e-mail address")->required();
    CLI::App* migrate = command("migrate", "Bring the store up to date");
    flags.store(migrate);
    CLI::App* routes = command("routes", "List every address and who may call it");
    CLI::App* openapi = command("openapi", "Print the API's description");
    openapi->add_flag("--typescript", wish.typescript, "As TypeScript types");
    openapi->add_option("--write", wish.write_below, "Write both into this project folder");
    CLI::App* simulate = command("simulate", "Run seeded worlds of exam sessions");
    simulate->add_option("--from", first, "The first seed");
    simulate->add_option("--seeds", seeds, "How many");

    try {
        assay.parse(count, words);
    } catch (const CLI::ParseError& e) {
        return assay.exit(e) == 0 ? 0 : 2;
    }
    try {
        const auto settings = app::settings_from(flags.given);
        if (!settings) {
            std::cerr << settings.error().detail << '\n';
            return 2;
        }
        if (*serve) {
            return say(cli::serve(*settings, json), json);
        }
        logs::quiet();
        if (*import) {
            return say(cli::import(*settings, folder), json);
        }
        if (*make_operator) {
            return say(cli::make_operator(*settings, email), json);
        }
        if (*migrate) {
            return say(cli::migrate(*settings), json);
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
