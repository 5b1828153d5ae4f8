// The catalogue's texts in other languages: kept beside what they translate, found by what a reader wants.
#include "parts.hpp"

#include <catalog/sql/translations.hpp>

namespace catalog {
namespace {

// The offer's own where the translation says nothing.
void put_on(Offer& offer, const std::string& language, OfferTexts texts) {
    if (!texts.title.empty()) {
        offer.title = std::move(texts.title);
    }
    if (!texts.summary.empty()) {
        offer.summary = std::move(texts.summary);
    }
    if (!texts.roles.empty()) {
        offer.roles = std::move(texts.roles);
    }
    offer.text_language = language;
}

void choose(Offer& offer, const Bodies& bodies, const Languages& wanted) {
    std::vector<std::string> others;
    for (const auto& [language, body] : bodies) {
        others.push_back(language);
    }
    const std::string best = language_for(wanted, offer.language, others);
    if (const auto at = bodies.find(best); best != offer.language && at != bodies.end()) {
        put_on(offer, best, schema::parse_own<OfferTexts>(at->second));
    }
}

void put_text(std::string& text, const ExamTexts& texts, const std::string& id) {
    if (const auto at = texts.outline.find(id); at != texts.outline.end()) {
        text = at->second;
    }
}

}  // namespace

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

bool put_translations(store::Tx& tx, OfferKind kind, const std::string& id,
                      const std::map<std::string, OfferTexts>& texts) {
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
    std::vector<OfferTexts> out{{offer.title, offer.summary, offer.roles}};
    for (const auto& [language, body] : translations_of(reader, schema::name_of(offer.kind), offer.id)) {
        out.push_back(schema::parse_own<OfferTexts>(body));
    }
    return out;
}

Offer in_language(store::Reader& reader, Offer offer, const Languages& wanted) {
    choose(offer, translations_of(reader, schema::name_of(offer.kind), offer.id), wanted);
    return offer;
}

std::vector<Offer> in_language(store::Reader& reader, std::vector<Offer> offers, const Languages& wanted) {
    std::map<std::pair<std::string, std::string>, Bodies> all;
    for (auto& row : sql::offer_translations(reader)) {
        all[{row.kind, row.id}].emplace(std::move(row.language), std::move(row.body));
    }
    for (Offer& offer : offers) {
        if (const auto at = all.find({std::string(schema::name_of(offer.kind)), offer.id}); at != all.end()) {
            choose(offer, at->second, wanted);
        }
    }
    return offers;
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
