#include "wiring.hpp"

#include "bridges.hpp"

#include <catalog/catalog.hpp>
#include <credentials/credentials.hpp>
#include <delivery/delivery.hpp>
#include <itembank/bank.hpp>
#include <jobs/jobs.hpp>
#include <learning/learning.hpp>
#include <mail/mail.hpp>
#include <proctoring/proctoring.hpp>
#include <scheduling/scheduling.hpp>
#include <scoring/scoring.hpp>
#include <store/record.hpp>

namespace app {
namespace {

schema::json::value mails_of(store::Reader& reader, const identity::PersonId& person) {
    schema::json::array out;
    for (const auto& m : mail::mails_of(reader, person.value)) {
        out.push_back(schema::json::object{
            {"at", to_rfc3339(m.created_at)}, {"subject", m.subject}, {"body", m.body_text}});
    }
    return out;
}

// Personal data beyond identity's own, by module.
std::vector<identity::PersonalData> personal_data() {
    return {
        {"itembank", itembank::export_person, itembank::erase_person},
        {"learning", learning::export_person, learning::erase_person},
        {"scheduling", scheduling::export_person, scheduling::erase_person},
        {"delivery", delivery::export_person, delivery::erase_person},
        {"scoring", scoring::export_person, scoring::erase_person},
        {"proctoring", proctoring::export_person, proctoring::erase_person},
        {"credentials", credentials::export_person, credentials::erase_person},
        {"mail", mails_of,
         [](store::Tx& tx, const identity::PersonId& person, Instant) { mail::forget(tx, person.value); }},
    };
}

}  // namespace

std::vector<store::ModuleMigrations> all_migrations() {
    return {store::migrations(),      jobs::migrations(),     mail::migrations(),
            keys::migrations(),       identity::migrations(), catalog::migrations(),
            itembank::migrations(),   learning::migrations(), scheduling::migrations(),
            delivery::migrations(),   scoring::migrations(),  proctoring::migrations(),
            credentials::migrations()};
}

void add_templates(mail::Templates& all) {
    for (const auto& templates :
         {identity::mail_templates(), learning::mail_templates(), scheduling::mail_templates(),
          scoring::mail_templates(), proctoring::mail_templates(), credentials::mail_templates()}) {
        all.add(templates);
    }
}

void add_routes(http::Router& r, const shell::Shell& s) {
    identity::routes(r, s, personal_data());
    catalog::routes(r, s);
    itembank::routes(r, s);
    learning::routes(r, s);
    scheduling::routes(r, s);
    delivery::routes(r, s);
    scoring::routes(r, s);
    proctoring::routes(r, s);
    credentials::routes(r, s);
}

void add_jobs(jobs::Runner& runner, const shell::Shell& s) {
    itembank::jobs(runner, s);
    learning::jobs(runner, s);
    scheduling::jobs(runner, s);
    delivery::jobs(runner, s);
    scoring::jobs(runner, s);
    proctoring::jobs(runner, s);
    credentials::jobs(runner, s);
    add_bridges(runner, s);
}

Result<plain::Report> import_programme(const shell::Shell& s, const plain::Folder& folder,
                                       plain::Report& report, Keeping keeping) {
    return s.db.write([&](store::Tx& tx) -> Result<plain::Report> {
        report = {};  // a write may run twice
        const Instant now = s.clock.now();
        catalog::import(tx, s, folder, report, now);
        itembank::import(tx, s, folder, report, now);
        learning::import(tx, s, folder, report, now);
        scheduling::import(tx, s, folder, report, now);
        if (!report.problems.empty()) {
            return refuse("import_refused",
                          "The folder has problems; nothing was changed. Mend them and try again.");
        }
        if (keeping == Keeping::nothing) {
            return refuse("dry_run", "Nothing is wrong with it. Nothing was written: this was a dry run.");
        }
        return report;
    });
}
}  // namespace app
