#include "command.hpp"

#include <installation.hpp>
#include <psychometrics_commands.hpp>
#include <routes.hpp>
#include <simulate/simulate.hpp>
#include <wiring.hpp>

#include <fmt/format.h>
#include <filesystem>
#include <fstream>

namespace cli {
namespace json = boost::json;

Outcome import(const app::Settings& settings, const std::string& folder, bool dry_run) {
    app::Installation installation(settings);
    plain::Report report;
    const auto done = app::import_programme(installation.shell(), plain::Folder::from_disk(folder), report,
                                            dry_run ? app::Keeping::nothing : app::Keeping::all);
    const bool checked = !done && done.error().code == "dry_run";
    Outcome out{{{"report", schema::write(report)}}, "", done.has_value() || checked};
    json::array imported, problems;
    for (const auto& [kind, n] : report.counts) {
        imported.push_back(json::object{{"type", kind},
                                        {"added", n.added},
                                        {"changed", n.changed},
                                        {"unchanged", n.unchanged},
                                        {"changes", schema::write(n.changes)}});
    }
    for (const auto& p : report.problems) {
        problems.push_back(json::object{{"file", p.file},
                                        {"line", p.line},
                                        {"severity", "error"},
                                        {"code", "programme_problem"},
                                        {"message", p.message}});
    }
    out.facts["imported"] = std::move(imported);
    out.facts["problems"] = std::move(problems);
    if (checked) {
        out.words = done.error().detail;
        return out;
    }
    for (const auto& p : report.problems) {
        out.words += fmt::format("{}:{}: {}\n", p.file, p.line, p.message);
    }
    if (!done) {
        out.facts["code"] = done.error().code;
        out.words += fmt::format("{} problems. {}", report.problems.size(), done.error().detail);
        return out;
    }
    installation.runner().deliver_announcements();
    for (const auto& [kind, n] : report.counts) {
        out.words +=
            fmt::format("{}: {} added, {} changed, {} unchanged\n", kind, n.added, n.changed, n.unchanged);
        for (const auto& change : n.changes) {
            out.words += "  changed: " + change.id +
                         (change.version > 0 ? fmt::format(", now version {}\n", change.version) : "\n");
        }
    }
    out.words += "Imported. A server running on this store shows it at once.";
    return out;
}

Outcome make_operator(const app::Settings& settings, const std::string& email) {
    const app::Installation installation(settings);
    const auto link = identity::make_operator(installation.shell(), email);
    if (!link) {
        return {{{"code", link.error().code}}, link.error().detail, false};
    }
    return {{{"email", email}, {"link", *link}},
            email + " is an operator. Set the password here, within 48 hours:\n" + *link};
}

Outcome migrate(const app::Settings& settings) {
    const app::Installation installation(settings);
    json::array applied;
    for (const auto& name : installation.migrated()) {
        applied.push_back(json::string(name));
    }
    const std::string words =
        applied.empty() ? "The store is up to date." : fmt::format("{} migrations applied.", applied.size());
    return {{{"applied", applied}}, words};
}

namespace {
// The routes alone need no data; a folder that goes away again holds what an installation cannot do without.
struct Scratch {
    std::filesystem::path folder =
        std::filesystem::temp_directory_path() / ("assay-routes-" + Random().uuid7(Clock::machine_now()));
    app::Installation installation{app::Settings{.data = folder.string()}};
    http::Router router;
    Scratch() {
        app::all_routes(router, installation, [] { return std::string(); });
    }
    ~Scratch() {
        std::error_code ignored;
        std::filesystem::remove_all(folder, ignored);
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
};

std::string access_words(const http::Access& a) {
    switch (a.kind) {
        case http::Access::Kind::anyone:
            return "anyone";
        case http::Access::Kind::signed_in:
            return "signed_in";
        case http::Access::Kind::roles:
            break;
    }
    std::string out;
    for (const auto& role : a.roles) {
        out += (out.empty() ? "" : " ") + role;
    }
    return out;
}

void write_file(const std::filesystem::path& path, const std::string& text) {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream out(path, std::ios::binary);
    out << text;
    out.close();
    if (!out) {
        throw std::runtime_error("Cannot write " + path.string() + ".");
    }
}

// One member a line: a change shows as a small difference.
std::string laid_out(const json::value& v, int depth = 0) {
    const std::string pad(std::size_t(depth) * 1 + 1, ' ');
    if (depth < 4 && v.is_object() && !v.get_object().empty()) {
        std::string out = "{\n";
        std::size_t left = v.get_object().size();
        for (const auto& [key, value] : v.get_object()) {
            out += pad + json::serialize(json::string(key)) + ": " + laid_out(value, depth + 1) +
                   (--left == 0 ? "\n" : ",\n");
        }
        return out + pad.substr(1) + "}";
    }
    return json::serialize(v);
}
}  // namespace

Outcome routes(const app::Settings&) {
    const Scratch scratch;
    Outcome out;
    json::array all;
    for (const auto& route : scratch.router.routes()) {
        const std::string access = access_words(route->about.access);
        all.push_back(json::object{{"method", route->method},
                                   {"path", route->path},
                                   {"access", access},
                                   {"summary", route->about.summary}});
        out.words += fmt::format("{:<6} {:<60} {}\n", route->method, route->path, access);
    }
    out.facts["routes"] = std::move(all);
    return out;
}

Outcome openapi(const OpenapiWish& wish) {
    const Scratch scratch;
    const std::string document = laid_out(scratch.router.openapi("Assay", ASSAY_VERSION)) + "\n";
    const std::string types = scratch.router.typescript();
    const std::string commands = laid_out(psychometrics::commands::described_commands()) + "\n";
    if (wish.write_below.empty()) {
        return {{{"openapi", json::parse(document)}}, wish.typescript ? types : document};
    }
    const std::filesystem::path root = wish.write_below;
    write_file(root / "docs/api/openapi.json", document);
    write_file(root / "docs/api/psychometrics.json", commands);
    write_file(root / "web/src/api/types.ts", types);
    return {{{"written",
              json::array{"docs/api/openapi.json", "docs/api/psychometrics.json", "web/src/api/types.ts"}}},
            "Written."};
}

Outcome simulate(std::uint64_t first, std::uint64_t seeds) {
    const auto report = delivery::simulate(first, seeds);
    Outcome out{
        {{"seeds", seeds}, {"events", report.events}, {"exam_hours", report.exam_hours}},
        fmt::format("{} worlds, {} events, {:.0f} exam hours", seeds, report.events, report.exam_hours),
        report.broken.empty()};
    if (!out.good) {
        out.facts["broken"] = report.broken;
        out.words = report.broken;
    }
    return out;
}
}  // namespace cli
