// The catalogue's texts in other languages: kept beside what they translate, found by what a reader wants.
#include "parts.hpp"

#include <catalog/sql/offers.hpp>
#include <catalog/sql/translations.hpp>

#include <base/text.hpp>

namespace catalog {
namespace {

// How the certifications call the roles they name: language -> the source's word -> that language's.
using RoleWords = std::map<std::string, std::map<std::string, std::string>>;
using AllBodies = std::map<std::pair<std::string, std::string>, Bodies>;  // by kind and id

AllBodies all_bodies(store::Reader& reader) {
    AllBodies out;
    for (auto& row : sql::offer_translations(reader)) {
        out[{row.kind, row.id}].emplace(std::move(row.language), std::move(row.body));
    }
    return out;
}

RoleWords role_words(store::Reader& reader, const AllBodies& all) {
    RoleWords out;
    for (const auto& row : sql::offer_facets(reader)) {
        const auto at = all.find({row.kind, row.id});
        if (row.kind != schema::name_of(OfferKind::certification) || at == all.end()) {
            continue;
        }
        const auto roles = schema::parse_own<std::vector<std::string>>(row.roles);
        for (const auto& [language, body] : at->second) {
            const auto texts = schema::parse_own<OfferTexts>(body);
            for (std::size_t i = 0; i < std::min(roles.size(), texts.roles.size()); ++i) {
                out[language].emplace(roles[i], texts.roles[i]);
            }
        }
    }
    return out;
}

std::string role_in(const RoleWords& words, const std::string& language, const std::string& role) {
    const auto in = words.find(language);
    const auto at =
        in == words.end() ? std::map<std::string, std::string>::const_iterator{} : in->second.find(role);
    return in == words.end() || at == in->second.end() ? role : at->second;
}

std::vector<std::string> keys(const auto& map) {
    std::vector<std::string> out;
    for (const auto& [key, value] : map) {
        out.push_back(key);
    }
    return out;
}

void choose(Offer& offer, const Bodies& bodies, const Languages& wanted, const RoleWords& words) {
    const std::string best = language_for(wanted, offer.language, keys(bodies));
    const auto at = bodies.find(best);
    if (best == offer.language || at == bodies.end()) {
        return;
    }
    auto texts = schema::parse_own<OfferTexts>(at->second);
    offer.text_language = best;
    offer.title = texts.title.empty() ? offer.title : texts.title;
    offer.summary = texts.summary.empty() ? offer.summary : texts.summary;
    if (!texts.roles.empty()) {
        offer.roles = std::move(texts.roles);
    }
    for (std::string& role : offer.roles) {
        role = role_in(words, best, role);
    }
}

void put_text(std::string& text, const ExamTexts& texts, const std::string& id) {
    if (const auto at = texts.outline.find(id); at != texts.outline.end()) {
        text = at->second;
    }
}

}  // namespace

std::string source_language(store::Reader& reader) {
    const auto programme = programme_of(reader);
    return programme && !programme->languages.empty() ? programme->languages.front() : "en";
}

Bodies translations_of(store::Reader& reader, std::string_view kind, const std::string& id) {
    Bodies out;
    for (auto& row : sql::translations_of(reader, {.kind = kind, .id = id})) {
        out.emplace(std::move(row.language), std::move(row.body));
    }
    return out;
}

bool keep_translations(store::Tx& tx, std::string_view kind, const std::string& id, const Bodies& bodies) {
    const Bodies before = translations_of(tx, kind, id);
    if (before == bodies) {
        return false;
    }
    for (const auto& [language, body] : before) {
        if (!bodies.contains(language)) {
            sql::drop_translation(tx, {.kind = kind, .id = id, .language = language});
        }
    }
    for (const auto& [language, body] : bodies) {
        sql::put_translation(tx, {.kind = kind, .id = id, .language = language, .body = body});
    }
    return true;
}

bool put_translations(store::Tx& tx, OfferKind kind, const std::string& id, const OfferTranslations& texts) {
    Bodies bodies;
    for (const auto& [language, each] : texts) {
        bodies.emplace(language, schema::to_json(each));
    }
    const bool changed = keep_translations(tx, schema::name_of(kind), id, bodies);
    if (const auto offer = changed ? offer_of(tx, kind, id) : std::nullopt) {
        put_offer_keys(tx, *offer);
    }
    return changed;
}

std::vector<OfferTexts> all_texts_of(store::Reader& reader, const Offer& offer) {
    std::vector<OfferTexts> out{{offer.title, offer.summary, offer.roles, ""}};
    for (const auto& [language, body] : translations_of(reader, schema::name_of(offer.kind), offer.id)) {
        out.push_back(schema::parse_own<OfferTexts>(body));
    }
    return out;
}

Offer in_language(store::Reader& reader, Offer offer, const Languages& wanted) {
    return in_language(reader, std::vector{std::move(offer)}, wanted).front();
}

std::vector<Offer> in_language(store::Reader& reader, std::vector<Offer> offers, const Languages& wanted) {
    const AllBodies all = all_bodies(reader);
    const RoleWords words = role_words(reader, all);
    for (Offer& offer : offers) {
        if (const auto at = all.find({std::string(schema::name_of(offer.kind)), offer.id}); at != all.end()) {
            choose(offer, at->second, wanted, words);
        }
    }
    return offers;
}

std::vector<std::string> roles_in_language(store::Reader& reader, std::vector<std::string> roles,
                                           const std::string& own, const Languages& wanted) {
    const RoleWords words = role_words(reader, all_bodies(reader));
    const std::string best = language_for(wanted, own, keys(words));
    for (std::string& role : roles) {
        role = role_in(words, best, role);
    }
    return roles;
}

std::string source_role(store::Reader& reader, const std::string& role) {
    for (const auto& [language, words] : role_words(reader, all_bodies(reader))) {
        for (const auto& [own, word] : words) {
            if (search_key(word) == search_key(role)) {
                return own;
            }
        }
    }
    return role;
}

std::optional<std::pair<std::string, OfferTexts>> offer_texts(store::Reader& reader, OfferKind kind,
                                                              const std::string& id, const std::string& own,
                                                              const Languages& wanted) {
    return texts_for<OfferTexts>(reader, schema::name_of(kind), id, own, wanted);
}

Exam in_language(store::Reader& reader, Exam exam, const Languages& wanted) {
    const auto current = exam_of(reader, exam.id);
    if (!current || current->version != exam.version) {
        return exam;  // the files translate what stands now
    }
    auto found = texts_for<ExamTexts>(reader, exam_texts, exam.id.value, exam.language, wanted);
    if (!found) {
        return exam;
    }
    ExamTexts& texts = found->second;
    if (!texts.title.empty()) {
        exam.title = texts.title;
    }
    for (Domain& domain : exam.domains) {
        put_text(domain.title, texts, domain.id);
        for (Task& task : domain.tasks) {
            put_text(task.title, texts, task.id);
            for (Objective& objective : task.objectives) {
                put_text(objective.text, texts, objective.id);
            }
        }
    }
    exam.text_language = found->first;
    return exam;
}

}  // namespace catalog
