// What the parts of the catalogue share.
#pragma once
#include <catalog/catalog.hpp>

namespace catalog {

void public_routes(http::Router&, const shell::Shell&);
void manage_routes(http::Router&, const shell::Shell&);
void import_certifications(store::Tx&, const plain::Folder&, plain::Report&, Instant now);
void import_exams(store::Tx&, const plain::Folder&, plain::Report&, Instant now);
// The catalogue's line of a certification, from what stands now.
void offer_certification(store::Tx&, const CertificationId&);

std::string guide_of(store::Reader&, const CertificationId&);  // Markdown; "" for an unknown one
std::vector<CertificationId> all_certifications(store::Reader&);

struct OfferFilter {
    std::string q;
    std::string kind, role, level, language;
    bool free = false;
    std::int64_t max_minutes = 0;  // 0: any
    std::string after;
};
struct OfferPage {
    std::vector<Offer> items;
    std::optional<std::string> next;
};
constexpr int offers_page_max = 60;
OfferPage offers(store::Reader&, const OfferFilter&);
std::vector<Offer> offers_for(store::Reader&, const CertificationId&);
// The values the catalogue can be filtered by, sorted.
struct Facets {
    std::vector<std::string> roles, languages;
    std::vector<Level> levels;
};
BOOST_DESCRIBE_STRUCT(Facets, (), (roles, languages, levels))
Facets facets(store::Reader&);

}  // namespace catalog
