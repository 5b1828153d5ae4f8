#include "wiring.hpp"

#include <catalog/catalog.hpp>
#include <itembank/itembank.hpp>
#include <jobs/jobs.hpp>
#include <learning/learning.hpp>
#include <mail/mail.hpp>
#include <scheduling/scheduling.hpp>
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
        {"mail", mails_of,
         [](store::Tx& tx, const identity::PersonId& person, Instant) { mail::forget(tx, person.value); }},
        {"learning", learning::export_person, learning::erase_person},
        {"scheduling", scheduling::export_person, scheduling::erase_person},
    };
}

}  // namespace

std::vector<store::ModuleMigrations> all_migrations() {
    return {store::migrations(),   jobs::migrations(),     mail::migrations(),     identity::migrations(),
            catalog::migrations(), itembank::migrations(), learning::migrations(), scheduling::migrations()};
}

void add_templates(mail::Templates& all) {
    for (const auto& templates :
         {identity::mail_templates(), learning::mail_templates(), scheduling::mail_templates()}) {
        all.add(templates);
    }
}

void add_routes(http::Router& r, const shell::Shell& s) {
    identity::routes(r, s, personal_data());
    catalog::routes(r, s);
    itembank::routes(r, s);
    learning::routes(r, s);
    scheduling::routes(r, s);
}

void add_jobs(jobs::Runner& runner, const shell::Shell& s) {
    learning::jobs(runner, s);
    scheduling::jobs(runner, s);
}

Result<plain::Report> import_programme(const shell::Shell& s, const plain::Folder& folder,
                                       plain::Report& report) {
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
        return report;
    });
}
}  // namespace app
