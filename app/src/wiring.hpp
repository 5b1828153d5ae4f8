// The only place where modules meet: what each brings, in the order of the levels.
#pragma once
#include <identity/identity.hpp>
#include <plain/plain.hpp>
#include <shell/shell.hpp>

namespace app {

std::vector<store::ModuleMigrations> all_migrations();
void add_templates(mail::Templates&);
void add_routes(http::Router&, const shell::Shell&);
void add_jobs(jobs::Runner&, const shell::Shell&);

// Imports a programme's folder: all of it or nothing. Failures: import_refused when the report has problems.
// `nothing` reads and checks all of it and writes nothing: refused as dry_run when nothing is wrong.
enum class Keeping { all, nothing };
Result<plain::Report> import_programme(const shell::Shell&, const plain::Folder&, plain::Report& report,
                                       Keeping = Keeping::all);
}  // namespace app
