#include "embedded.hpp"
#include "first_start.hpp"
#include "routes.hpp"
#include "wiring.hpp"

#include <base/text.hpp>
#include <catalog/catalog.hpp>
#include <exchange/archive.hpp>
#include <identity/identity.hpp>

namespace app {
namespace {

BOOST_DEFINE_ENUM_CLASS(BeginWith, demo, empty)

struct FirstStart {
    bool waiting;  // nobody runs this installation yet
};
BOOST_DESCRIBE_STRUCT(FirstStart, (), (waiting))

struct FirstStartWish {
    schema::Text<1, 60> code;
    schema::Text<3, 254> email;
    schema::Secret<10, 200> password;
    schema::Text<1, 120> name;
    std::optional<schema::Text<1, 64>> zone;
    std::optional<schema::Text<2, 12>> language;
    schema::Text<1, 120> title, issuer;
    BeginWith begin_with;
};
BOOST_DESCRIBE_STRUCT(FirstStartWish, (),
                      (code, email, password, name, zone, language, title, issuer, begin_with))
struct Begun {
    std::string programme;  // its id: what the programme's own files must say
};
BOOST_DESCRIBE_STRUCT(Begun, (), (programme))

// Typed from a terminal: capitals, spaces and missing hyphens are forgiven.
std::string bare(const std::string& code) {
    std::string out;
    std::ranges::copy_if(lower(code), std::back_inserter(out), [](char c) { return c != '-' && c != ' '; });
    return out;
}

Done check(const FirstStartWish& wish, const std::string& code) {
    if (bare(wish.code.value) != bare(code)) {
        return fail(
            Why::invalid, "wrong_code",
            "This is not the code of this installation. It stands where the server was started, after "
            "\"First start\".");
    }
    if (wish.zone && !is_zone(wish.zone->value)) {
        return std::unexpected(Failure{Why::invalid,
                                       "invalid",
                                       "Some fields need another look.",
                                       {{"/zone", "must be a time zone such as Europe/Berlin"}}});
    }
    return {};
}

ProgrammeNames names_from(const FirstStartWish& wish) {
    const std::string own = wish.language ? wish.language->value : "en";
    // The demo's content is written in English, with parts in German.
    std::vector<std::string> languages{"en", "de"};
    if (wish.begin_with == BeginWith::empty) {
        languages = {own};
    }
    return {programme_id(wish.title.value), wish.title.value, wish.issuer.value, wish.email.value, languages};
}

Done imported(const shell::Shell& s, const plain::Folder& folder, Keeping keeping) {
    plain::Report report;
    const auto done = import_programme(s, folder, report, keeping);
    if (done || done.error().code == "dry_run") {
        return {};
    }
    if (report.problems.empty()) {
        return std::unexpected(done.error());
    }
    const auto& first = report.problems.front();
    return fail(Why::invalid, "import_refused",
                "The programme could not be made, and nothing was changed: " + first.file + " " +
                    first.message + ".");
}

// The import is tried first without keeping it, so that what is refused has changed nothing; the account
// comes next, because an address may be refused or taken.
Result<http::Created<Begun>> begin(const shell::Shell& s, const FirstStartWish& wish) {
    const auto code = first_start_code(s);
    if (!code) {
        return fail(Why::conflict, "already_begun",
                    "This installation has its operator already. Sign in, or ask them for an account.");
    }
    CHECK(check(wish, *code));
    const ProgrammeNames names = names_from(wish);
    const auto folder = beginning(embedded_demo(), names,
                                  wish.begin_with == BeginWith::demo ? Template::demo : Template::empty);
    CHECK(imported(s, folder, Keeping::nothing));
    TRY(identity::create_account(s, {.email = wish.email.value,
                                     .password = wish.password.value,
                                     .display_name = wish.name.value,
                                     .legal_name = wish.name.value,
                                     .zone = wish.zone ? wish.zone->value : "UTC",
                                     .language = wish.language ? wish.language->value : "en",
                                     .roles = {"operator", "programme_manager"}}));
    CHECK(imported(s, folder, Keeping::all));
    return http::Created<Begun>{{names.id}};
}

// The demo's files under this programme's name: what a programme looks like, to be changed and imported.
Result<http::File> template_files(const shell::Shell& s) {
    const auto programme = s.db.read([](store::Reader& reader) { return catalog::programme_of(reader); });
    if (!programme) {
        return not_found("programme yet; name it on the first-start page");
    }
    const auto folder = beginning(
        embedded_demo(),
        {programme->id.value, programme->title, programme->issuer, programme->contact, {"en", "de"}},
        Template::demo);
    qti::Files files;
    for (const auto& [path, bytes] : folder.files()) {
        files[programme->id.value + "/" + path] = bytes;
    }
    return http::File{"application/zip", exchange::zip(files), programme->id.value + ".zip"};
}

}  // namespace

void first_start_routes(http::Router& r, Installation& i) {
    const shell::Shell& s = i.shell();
    r.get("/api/first-start", {"Whether this installation waits for its operator", http::anyone()},
          [&s]() -> Result<FirstStart> {
              return FirstStart{s.db.read(
                  [&](store::Reader& reader) { return !s.demo && !identity::has_operator(reader); })};
          });
    r.post("/api/first-start",
           {"Make the operator's account and name the programme", http::anyone(), {10, 600}},
           [&s](http::Body<FirstStartWish> wish) { return begin(s, *wish); });
    r.get("/api/manage/programme-template",
          {"The demo programme's files under this programme's name",
           http::any_of({"operator", "programme_manager"})},
          [&s]() { return template_files(s); });
}

}  // namespace app
