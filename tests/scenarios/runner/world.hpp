// One scenario's world: a server on a free port, a fresh data folder, the demo programme, a standing clock.
#pragma once
#include "client.hpp"
#include "script.hpp"

#include <plain/plain.hpp>
#include <running.hpp>

#include <map>
#include <memory>
#include <set>
#include <thread>

namespace scenario {

class World {
  public:
    // `postgres` is the address of a server where a database of its own is made, or empty for SQLite.
    World(const std::vector<Step>&, const std::string& postgres);
    ~World();
    // Throws std::runtime_error that says what was expected and what came.
    void take(const Step&);

  private:
    void run(const MoveClock&);
    void run(const NewPerson&);
    void run(const Sits&);
    void run(const Ask&);
    void run(const Expect&);
    void run(const Keep&);
    void run(const Announced&);
    void run(const Announce&);
    void run(const Edit&);
    void run(const Write&);
    void run(const Reads&);
    void run(const Import&);
    void run(const Mailed&);
    json::value must(const std::string& who, const std::string& method, const std::string& path,
                     const std::string& body, int status);
    std::string filled(std::string text) const;  // {booking} becomes what was kept
    void take_reply(int status, std::string body);
    void start_counting();  // announcements and mails, from now
    void remember_mails();

    std::string folder_, database_, postgres_;
    std::unique_ptr<app::Running> server_;
    std::thread thread_;
    std::unique_ptr<Client> client_;
    Answer last_;
    json::value last_json_;
    std::map<std::string, std::string> kept_;
    std::mutex mutex_;
    std::map<std::string, std::int64_t> announced_;
    std::set<std::string> mails_seen_;
    plain::Texts programme_;  // the files as a scenario edits them
};
}  // namespace scenario
