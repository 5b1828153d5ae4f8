// The catalogue's lines: what there is to choose from, and how it is found.
#include "parts.hpp"

#include <catalog/sql/offers.hpp>

#include <base/must.hpp>
#include <base/text.hpp>

#include <fmt/format.h>
#include <array>
#include <set>

namespace catalog {
namespace {

template <class Row>
Offer offer_from(const Row& row) {
    Offer out;
    out.kind = schema::value_of<OfferKind>(row.kind).value();
    out.id = row.id;
    out.title = row.title;
    out.summary = row.summary;
    out.roles = schema::parse_own<std::vector<std::string>>(row.roles);
    if (row.level) {
        out.level = schema::value_of<Level>(*row.level).value();
    }
    out.minutes = row.minutes;
    out.language = row.language;
    out.price = {row.price_cents, row.currency};
    out.status = schema::value_of<Status>(row.status).value();
    out.certifications = schema::parse_own<std::vector<std::string>>(row.certifications);
    return out;
}

std::string role_key(const std::vector<std::string>& roles) {
    std::string out = "|";
    for (const auto& role : roles) {
        out += search_key(role) + "|";
    }
    return out;
}

// Certifications first, then by level, kind and title; ended by the id, so that it is one of its kind.
std::string sort_key(const Offer& o) {
    const int level = o.level ? int(*o.level) : 9;
    const int kind = int(o.kind);
    return fmt::format("{}{}{} {} {}", o.kind == OfferKind::certification ? 0 : 1, level, kind,
                       search_key(o.title), o.id);
}
// An offer is found by its words, and filtered by its roles, in every language it has.
struct Keys {
    std::string roles, words, sorted;
};
Keys keys_of(store::Reader& reader, const Offer& o) {
    Keys out{.sorted = sort_key(o)};
    std::vector<std::string> roles;
    std::string words;
    for (const OfferTexts& texts : all_texts_of(reader, o)) {
        words += texts.title + " " + texts.summary + " ";
        for (const std::string& role : texts.roles) {
            words += role + " ";
            roles.push_back(role);
        }
    }
    out.roles = role_key(roles);
    out.words = search_key(words);
    return out;
}
}  // namespace

void put_offer_keys(store::Tx& tx, const Offer& o) {
    const Keys keys = keys_of(tx, o);
    sql::set_offer_keys(
        tx, {.role_key = keys.roles, .search_key = keys.words, .kind = schema::name_of(o.kind), .id = o.id});
}

Put put_offer(store::Tx& tx, const Offer& o) {
    const auto before = offer_of(tx, o.kind, o.id);
    if (before && schema::to_json(*before) == schema::to_json(o)) {
        return Put::unchanged;
    }
    const std::optional<std::string> level =
        o.level ? std::optional(std::string(schema::name_of(*o.level))) : std::nullopt;
    const Keys keys = keys_of(tx, o);
    const std::string roles = schema::to_json(o.roles), certifications = schema::to_json(o.certifications);
    sql::put_offer_row(tx, {.kind = schema::name_of(o.kind),
                            .id = o.id,
                            .title = o.title,
                            .summary = o.summary,
                            .roles = roles,
                            .level = level,
                            .minutes = o.minutes,
                            .language = o.language,
                            .price_cents = o.price.cents,
                            .currency = o.price.currency,
                            .status = schema::name_of(o.status),
                            .certifications = certifications,
                            .role_key = keys.roles,
                            .search_key = keys.words,
                            .sort_key = keys.sorted});
    return before ? Put::changed : Put::added;
}

std::optional<Offer> offer_of(store::Reader& reader, OfferKind kind, const std::string& id) {
    const auto row = sql::offer_row(reader, {.kind = schema::name_of(kind), .id = id});
    return row ? std::optional(offer_from(*row)) : std::nullopt;
}

OfferPage offers(store::Reader& reader, const OfferFilter& filter) {
    // Four words narrow enough; more are ignored rather than refused.
    std::array<std::string, 4> words{};
    std::size_t used = 0;
    for (const auto& part : split(search_key(filter.q), ' ')) {
        if (!part.empty() && used < words.size()) {
            words[used++] = part;
        }
    }
    const std::string role = search_key(filter.role);
    auto rows = sql::offers_page(reader, {.after = filter.after,
                                          .kind = filter.kind,
                                          .level = filter.level,
                                          .language = filter.language,
                                          .free = filter.free,
                                          .max_minutes = filter.max_minutes,
                                          .role = role,
                                          .word1 = words[0],
                                          .word2 = words[1],
                                          .word3 = words[2],
                                          .word4 = words[3],
                                          .count = offers_page_max + 1});
    OfferPage out;
    for (const auto& row : rows) {
        if (out.items.size() == offers_page_max) {
            out.next = rows[offers_page_max - 1].sort_key;
            break;
        }
        out.items.push_back(offer_from(row));
    }
    return out;
}

std::vector<Offer> offers_for(store::Reader& reader, const CertificationId& certification) {
    std::vector<Offer> out;
    for (const auto& row : sql::offers_for(reader, {.certification = certification})) {
        out.push_back(offer_from(row));
    }
    return out;
}

Facets facets(store::Reader& reader, const Languages& wanted) {
    std::set<std::string> roles, languages;
    std::set<Level> levels;
    std::vector<Offer> all;
    for (const auto& row : sql::offer_facets(reader)) {
        all.push_back({.kind = schema::value_of<OfferKind>(row.kind).value(),
                       .id = row.id,
                       .roles = schema::parse_own<std::vector<std::string>>(row.roles),
                       .level = row.level ? schema::value_of<Level>(*row.level) : std::nullopt,
                       .language = row.language});
    }
    for (const Offer& offer : in_language(reader, std::move(all), wanted)) {
        roles.insert(offer.roles.begin(), offer.roles.end());
        if (!offer.language.empty()) {
            languages.insert(offer.language);
        }
        if (offer.level) {
            levels.insert(*offer.level);
        }
    }
    return {
        {roles.begin(), roles.end()}, {languages.begin(), languages.end()}, {levels.begin(), levels.end()}};
}

Result<Price> price_from(const schema::json::value& price, const std::optional<std::string>& currency) {
    if (price.is_string() && std::string_view(price.get_string()) == "free") {
        return Price{};
    }
    if (!price.is_int64() || price.get_int64() < 1 || price.get_int64() > 10'000'000) {
        return refuse("bad_price", "must be \"free\" or an amount in whole cents");
    }
    if (!currency || currency->size() != 3) {
        return refuse("bad_price", "needs a currency of three letters beside it, such as currency = \"EUR\"");
    }
    return Price{price.get_int64(), *currency};
}
}  // namespace catalog
