#include "accounts.hpp"
#include "passwords.hpp"
#include "rules.hpp"

#include <base/text.hpp>
#include <identity/sql/accommodations.hpp>
#include <identity/sql/people.hpp>
#include <identity/sql/sessions.hpp>
#include <logs/logs.hpp>
#include <store/record.hpp>

namespace identity {
namespace {

struct PersonView {
    PersonId id;
    std::string email;
    bool email_confirmed;
    std::string display_name;
    std::string legal_name;
    std::string language;
    std::string zone;
    std::vector<std::string> roles;
    bool has_id_photo;
    AccommodationProfile accommodations;
};
BOOST_DESCRIBE_STRUCT(PersonView, (),
                      (id, email, email_confirmed, display_name, legal_name, language, zone, roles,
                       has_id_photo, accommodations))
struct Me {
    bool signed_in;
    std::optional<PersonView> person;
};
BOOST_DESCRIBE_STRUCT(Me, (), (signed_in, person))

struct ProfileChange {
    std::optional<schema::Text<1, 80>> display_name;
    std::optional<schema::Text<1, 120>> legal_name;
    std::optional<schema::Text<2, 12>> language;
    std::optional<schema::Text<1, 60>> zone;
};
BOOST_DESCRIBE_STRUCT(ProfileChange, (), (display_name, legal_name, language, zone))

struct PasswordChange {
    schema::Secret<1, 200> old_password;
    schema::Secret<10, 200> new_password;
};
BOOST_DESCRIBE_STRUCT(PasswordChange, (), (old_password, new_password))

struct Erasure {
    schema::Secret<1, 200> password;
};
BOOST_DESCRIBE_STRUCT(Erasure, (), (password))

std::optional<PersonView> view_of(store::Reader& reader, const http::Caller& who) {
    const auto p = sql::person_of(reader, {.id = who.person});
    if (!p || p->erased_at) {
        return std::nullopt;
    }
    return PersonView{p->id,
                      p->email,
                      p->confirmed_at.has_value(),
                      p->display_name,
                      p->legal_name,
                      p->language,
                      p->zone,
                      who.roles,
                      p->id_photo.has_value(),
                      accommodations_of(reader, p->id)};
}

Result<PersonView> change_profile(const shell::Shell& s, const http::Caller& who, const ProfileChange& wish) {
    if (wish.zone && !is_zone(wish.zone->value)) {
        return std::unexpected(Failure{Why::invalid,
                                       "invalid",
                                       "Some fields need another look.",
                                       {{"/zone", "must be a time zone such as Europe/Berlin"}}});
    }
    return s.db.write([&](store::Tx& tx) -> Result<PersonView> {
        const Instant now = s.clock.now();
        const auto p = sql::person_of(tx, {.id = who.person});
        if (!p) {
            return not_found("person");
        }
        const auto chosen = [](const auto& wanted, const std::string& old) {
            return wanted ? wanted->value : old;
        };
        const std::string display = chosen(wish.display_name, p->display_name);
        const std::string legal = chosen(wish.legal_name, p->legal_name);
        sql::update_names(tx, {.display_name = display,
                               .legal_name = legal,
                               .language = chosen(wish.language, p->language),
                               .zone = chosen(wish.zone, p->zone),
                               .search_key = search_key(display + " " + legal + " " + lower(p->email)),
                               .id = who.person});
        if (legal != p->legal_name) {
            store::record(
                tx, {s.random.uuid7(now), "person", who.person, now, who.person, "legal_name_changed", "",
                     schema::to_json(
                         std::map<std::string, std::string>{{"from", p->legal_name}, {"to", legal}})});
        }
        auto after = view_of(tx, who);
        if (!after) {
            return not_found("person");
        }
        return std::move(*after);
    });
}

bool knows_password(const shell::Shell& s, const http::Caller& who, const std::string& password) {
    const auto row =
        s.db.read([&](store::Reader& reader) { return sql::password_of(reader, {.person = who.person}); });
    return password_matches(row ? row->hash : "", password);
}
std::unexpected<Failure> wrong_password(const char* pointer) {
    return std::unexpected(Failure{Why::invalid,
                                   "wrong_password",
                                   "That is not your current password.",
                                   {{pointer, "is not your current password"}}});
}

Result<http::NoContent> change_password(const shell::Shell& s, const http::Caller& who,
                                        const PasswordChange& wish) {
    if (!knows_password(s, who, wish.old_password.value)) {
        return wrong_password("/old_password");
    }
    const std::string hash = hash_password(wish.new_password.value);
    return s.db.write([&](store::Tx& tx) -> Result<http::NoContent> {
        sql::set_password(tx, {.person = who.person, .hash = hash});
        sql::delete_other_sessions(tx, {.person = who.person, .kept = who.session});
        return http::NoContent{};
    });
}

Result<http::File> export_data(const shell::Shell& s, const http::Caller& who,
                               const std::vector<PersonalData>& parts) {
    namespace json = schema::json;
    const json::object all = TRY(s.db.read([&](store::Reader& reader) -> Result<json::object> {
        const PersonId person(who.person);
        const auto me = view_of(reader, who);
        if (!me) {
            return not_found("person");
        }
        json::object out{{"exported_at", to_rfc3339(s.clock.now())}};
        out["identity"] = schema::write(*me);
        for (const auto& part : parts) {
            out[part.module] = part.collect(reader, person);
        }
        return out;
    }));
    return http::File{"application/json", json::serialize(all), "my-data.json"};
}

// The picture leaves the disk once nobody's row names it any more.
void drop_photo(const shell::Shell& s, const std::optional<std::string>& photo) {
    if (!photo || s.db.read([&](store::Reader& reader) {
            return sql::people_with_photo(reader, {.id_photo = *photo})->people;
        }) > 0) {
        return;
    }
    if (const Done removed = s.files.remove(*photo); !removed) {
        logs::warn("a photo could not be removed", {{"code", removed.error().code}});
    }
}

Result<http::NoContent> erase(const shell::Shell& s, const http::Caller& who, const Erasure& wish,
                              const std::vector<PersonalData>& parts) {
    if (!knows_password(s, who, wish.password.value)) {
        return wrong_password("/password");
    }
    std::optional<std::string> photo;
    CHECK(s.db.write([&](store::Tx& tx) -> Done {
        const Instant now = s.clock.now();
        const PersonId person(who.person);
        const auto row = sql::person_of(tx, {.id = person});
        photo = row ? row->id_photo : std::nullopt;
        for (const auto& part : parts) {
            part.erase(tx, person, now);
        }
        sql::delete_accommodations(tx, {.person = person});
        sql::delete_password(tx, {.person = person});
        sql::delete_links(tx, {.person = person});
        sql::delete_other_sessions(tx, {.person = person, .kept = ""});
        sql::clear_roles(tx, {.person = person});
        sql::erase_person_row(tx, {.erased_at = now, .id = person});
        shell::announce(tx, s, Erased{person}, now);
        return {};
    }));
    drop_photo(s, photo);
    return http::NoContent{};
}

constexpr std::size_t photo_bytes_max = 5 * 1024 * 1024;

Result<http::NoContent> keep_photo(const shell::Shell& s, const http::Caller& who,
                                   const http::Upload& upload) {
    const auto stored =
        TRY(s.files.put(upload.bytes, {.bytes_max = photo_bytes_max,
                                       .kinds = {files::Kind::png, files::Kind::jpeg, files::Kind::webp}}));
    std::optional<std::string> before;
    CHECK(s.db.write([&](store::Tx& tx) -> Done {
        const auto row = sql::person_of(tx, {.id = who.person});
        before = row ? row->id_photo : std::nullopt;
        sql::set_id_photo(tx, {.id_photo = stored.sha256, .id = who.person});
        return {};
    }));
    drop_photo(s, before);
    return http::NoContent{};
}

}  // namespace

void profile_routes(http::Router& r, const shell::Shell& s, const std::vector<PersonalData>& parts) {
    r.get("/api/me", {"Who I am", http::anyone()}, [&s](std::optional<http::Caller> who) -> Result<Me> {
        if (!who) {
            return Me{false, std::nullopt};
        }
        auto person = s.db.read([&](store::Reader& reader) { return view_of(reader, *who); });
        return Me{person.has_value(), std::move(person)};
    });
    r.patch("/api/me", {"Change my names, language or zone", http::signed_in()},
            [&s](http::Caller who, http::Body<ProfileChange> wish) { return change_profile(s, who, *wish); });
    r.post("/api/me/password", {"Change my password", http::signed_in(), {20, 600}},
           [&r, &s](http::Caller who, http::Body<PasswordChange> wish) {
               auto done = change_password(s, who, *wish);
               r.callers().forget_person(who.person);
               return done;
           });
    r.get("/api/me/export", {"Everything kept about me", http::signed_in(), {10, 600}},
          [&s, parts](http::Caller who) { return export_data(s, who, parts); });
    r.post("/api/me/erasure", {"Erase my account", http::signed_in(), {10, 600}},
           [&r, &s, parts](http::Caller who, http::Body<Erasure> wish) {
               auto done = erase(s, who, *wish, parts);
               r.callers().forget_person(who.person);
               return done;
           });
    r.put("/api/me/id-photo",
          {"Upload the photo of my ID document", http::signed_in(), {20, 600}, photo_bytes_max},
          [&s](http::Caller who, http::Upload upload) { return keep_photo(s, who, upload); });
}
}  // namespace identity
