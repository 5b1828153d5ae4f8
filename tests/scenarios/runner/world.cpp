#include "world.hpp"

#include <base/text.hpp>
#include <embedded.hpp>
#include <identity/identity.hpp>
#include <mail/mail.hpp>
#include <wiring.hpp>

#include <libpq-fe.h>
#include <cstdlib>
#include <filesystem>

namespace scenario {
namespace {
namespace fs = std::filesystem;

std::string serialized(const json::value& v) { return json::serialize(v); }

void on_postgres(const std::string& url, const std::string& statement) {
    const std::unique_ptr<PGconn, decltype(&PQfinish)> connection(PQconnectdb(url.c_str()), PQfinish);
    const std::unique_ptr<PGresult, decltype(&PQclear)> result(PQexec(connection.get(), statement.c_str()),
                                                               PQclear);
    if (PQresultStatus(result.get()) != PGRES_COMMAND_OK) {
        throw std::runtime_error("PostgreSQL: " + std::string(PQerrorMessage(connection.get())));
    }
}

// The address of another database of the same server.
std::string database_url(const std::string& url, const std::string& name) {
    const auto scheme = url.find("://") + 3;
    const auto slash = url.find('/', scheme), mark = url.find('?');
    const std::string options = mark == std::string::npos ? "" : url.substr(mark);
    return url.substr(0, std::min(slash, mark)) + "/" + name + options;
}

Instant start_of(const std::vector<Step>& steps) {
    const auto* move = std::get_if<MoveClock>(&steps.front().what);
    const auto at = parse_rfc3339(move == nullptr ? "2026-03-01T09:00:00Z" : move->to);
    if (!at) {
        throw std::runtime_error("the first clock must be an instant");
    }
    return *at;
}
}  // namespace

World::World(const std::vector<Step>& steps, const std::string& postgres) : postgres_(postgres) {
    const std::string name = "scenario_" + Random().token().substr(0, 12);
    database_ = lower(name);
    std::ranges::replace(database_, '-', '_');
    folder_ = (fs::temp_directory_path() / ("assay-" + name)).string();
    app::Settings settings{.data = folder_, .port = 0, .demo = true, .clock = to_rfc3339(start_of(steps))};
    if (!postgres_.empty()) {
        on_postgres(postgres_,
                    "CREATE DATABASE " + database_ + " TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C'");
        settings.database = database_url(postgres_, database_);
    }
    server_ = std::make_unique<app::Running>(settings);
    for (const Step& step : steps) {
        if (const auto* a = std::get_if<Announced>(&step.what);
            a != nullptr && announced_.emplace(a->topic, 0).second) {
            server_->installation().runner().hear(
                a->topic, "scenario",
                [this, topic = a->topic](store::Tx&, const jobs::Announcement&, Instant) -> Done {
                    const std::lock_guard lock(mutex_);
                    ++announced_[topic];
                    return {};
                });
        }
    }
    client_ = std::make_unique<Client>(server_->port());
    thread_ = std::thread([this] { server_->run(); });
    remember_mails();
}

World::~World() {
    server_->stop();
    thread_.join();
    server_.reset();
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
    if (!postgres_.empty()) {
        try {
            on_postgres(postgres_, "DROP DATABASE IF EXISTS " + database_ + " WITH (FORCE)");
        } catch (const std::exception&) {
            // The throw-away server goes as a whole.
        }
    }
}

void World::take(const Step& step) {
    std::visit([&](const auto& what) { run(what); }, step.what);
}

std::string World::filled(std::string text) const {
    for (const auto& [name, value] : kept_) {
        const std::string hole = "{" + name + "}";
        for (auto at = text.find(hole); at != std::string::npos; at = text.find(hole, at + value.size())) {
            text.replace(at, hole.size(), value);
        }
    }
    return text;
}

void World::run(const MoveClock& move) {
    auto& installation = server_->installation();
    Instant to = installation.clock().now();
    if (move.to.starts_with('+')) {
        const std::int64_t n = std::atoll(move.to.c_str() + 1);
        to += move.to.back() == 'd'   ? Duration(Days(n))
              : move.to.back() == 'h' ? Duration(Hours(n))
                                      : Duration(Minutes(n));
    } else if (const auto at = parse_rfc3339(move.to)) {
        to = *at;
    } else {
        throw std::runtime_error("'" + move.to + "' is no instant");
    }
    start_counting();
    installation.runner().advance_to(to, {});
}

void World::run(const NewPerson& p) {
    const std::string title = std::string(1, char(p.name[0] - 32)) + p.name.substr(1);
    const std::string email = p.name + ".test@example.org";
    const auto made =
        identity::create_account(server_->installation().shell(), {.email = email,
                                                                   .password = "scenario-password",
                                                                   .display_name = title,
                                                                   .legal_name = title + " Example",
                                                                   .zone = p.zone,
                                                                   .roles = p.roles});
    if (!made) {
        throw std::runtime_error(made.error().detail);
    }
    const Answer a = client_->ask(p.name, "POST", "/api/sessions",
                                  R"({"email":")" + email + R"(","password":"scenario-password"})");
    if (a.status != 200) {
        throw std::runtime_error("cannot sign in: " + a.body);
    }
    remember_mails();
}

void World::start_counting() {
    {
        const std::lock_guard lock(mutex_);
        for (auto& [topic, count] : announced_) {
            count = 0;
        }
    }
    remember_mails();
}

void World::remember_mails() {
    mails_seen_ = server_->installation().shell().db.read([](store::Reader& reader) {
        std::set<std::string> seen;
        std::string after;
        while (true) {
            const auto page = mail::list(reader, {.after = after, .limit = mail::page_max});
            for (const auto& m : page) {
                seen.insert(m.id);
                after = m.id;
            }
            if (page.empty()) {
                return seen;
            }
        }
    });
}

void World::run(const Ask& ask) {
    start_counting();
    Answer answer = client_->ask(ask.who, ask.method, filled(ask.path), filled(ask.body));
    take_reply(answer.status, std::move(answer.body));
}

void World::take_reply(int status, std::string body) {
    last_ = {status, std::move(body)};
    boost::system::error_code ec;
    last_json_ = json::parse(last_.body, ec);
    if (ec) {
        last_json_ = json::string(last_.body);
    }
}

void World::run(const Expect& expect) {
    const std::string came = std::to_string(last_.status) + " " + last_.body.substr(0, 2000);
    if (last_.status != expect.status) {
        throw std::runtime_error("expected status " + std::to_string(expect.status) + ", came " + came);
    }
    for (const Expectation& e : expect.all) {
        const bool length = e.pointer.ends_with("/*");
        const std::string pointer = length ? e.pointer.substr(0, e.pointer.size() - 2) : e.pointer;
        boost::system::error_code ec;
        const json::value* found = last_json_.find_pointer(filled(pointer), ec);
        const json::value expected = json::parse(filled(serialized(e.value)));
        bool good = false;
        switch (e.how) {
            case Expectation::How::absent:
                good = found == nullptr || found->is_null();
                break;
            case Expectation::How::present:
                good = found != nullptr && !found->is_null();
                break;
            case Expectation::How::contains:
                good = found != nullptr && found->is_string() && expected.is_string() &&
                       std::string_view(found->get_string()).find(std::string_view(expected.get_string())) !=
                           std::string_view::npos;
                break;
            case Expectation::How::equal:
                good = found != nullptr &&
                       (length ? found->is_array() && expected.is_int64() &&
                                     std::int64_t(found->get_array().size()) == expected.get_int64()
                               : *found == expected);
                break;
        }
        if (!good) {
            throw std::runtime_error("expected " + e.pointer + " " + serialized(e.value) + ", came " + came);
        }
    }
}

void World::run(const Keep& keep) {
    boost::system::error_code ec;
    const json::value* found = last_json_.find_pointer(filled(keep.pointer), ec);
    if (found == nullptr) {
        throw std::runtime_error("nothing to keep at " + keep.pointer + " of " + last_.body.substr(0, 2000));
    }
    kept_[keep.name] = found->is_string() ? std::string(found->get_string()) : serialized(*found);
}

void World::run(const Announced& a) {
    const std::lock_guard lock(mutex_);
    if (announced_[a.topic] != a.count) {
        throw std::runtime_error(a.topic + " was announced " + std::to_string(announced_[a.topic]) +
                                 " times");
    }
}

void World::run(const Announce& a) {
    start_counting();
    auto& shell = server_->installation().shell();
    const std::string payload = filled(a.payload);
    const auto done = shell.db.write([&](store::Tx& tx) -> Done {
        const Instant now = shell.clock.now();
        tx.announce(shell.random.uuid7(now), a.topic, payload, now);
        return {};
    });
    if (!done) {
        throw std::runtime_error(done.error().detail);
    }
}

void World::run(const Edit& edit) {
    if (programme_.empty()) {
        programme_ = app::embedded_demo().files();
    }
    const auto file = programme_.find(edit.file);
    const auto at = file == programme_.end() ? std::string::npos : file->second.find(edit.from);
    if (at == std::string::npos) {
        throw std::runtime_error(edit.file + " does not say \"" + edit.from + "\"");
    }
    file->second.replace(at, edit.from.size(), edit.to);
}

void World::run(const Write& file) {
    if (programme_.empty()) {
        programme_ = app::embedded_demo().files();
    }
    programme_[file.file] = file.text;
}

void World::run(const Reads& who) { client_->reads(who.language); }

void World::run(const Import&) {
    start_counting();
    if (programme_.empty()) {
        programme_ = app::embedded_demo().files();
    }
    plain::Report report;
    auto& installation = server_->installation();
    const auto done = app::import_programme(installation.shell(), plain::Folder(programme_), report);
    installation.runner().deliver_announcements();
    take_reply(done ? 200 : 422, schema::to_json(report));
}

void World::run(const Mailed& m) {
    const std::string address = m.who + ".test@example.org";
    std::string subjects;
    bool found = false;
    server_->installation().shell().db.read([&](store::Reader& reader) {
        for (const auto& mail : mail::mails_to(reader, address)) {
            if (!mails_seen_.contains(mail.id)) {
                subjects += " '" + mail.subject + "'";
                found = found || m.none || mail.subject.find(filled(m.subject)) != std::string::npos;
            }
        }
        return 0;
    });
    if (found == m.none) {
        throw std::runtime_error("mails to " + m.who +
                                 " since the last request:" + (subjects.empty() ? " none" : subjects));
    }
}
}  // namespace scenario
