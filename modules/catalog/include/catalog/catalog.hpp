// What others may ask of the catalogue.
#pragma once
#include <base/language.hpp>
#include <catalog/words.hpp>
#include <plain/plain.hpp>
#include <shell/shell.hpp>

namespace catalog {

store::ModuleMigrations migrations();
void routes(http::Router&, const shell::Shell&);
// Reads programme.toml, certifications/ and exams/.
void import(store::Tx&, const shell::Shell&, const plain::Folder&, plain::Report&, Instant now);

std::optional<Programme> programme_of(store::Reader&);  // nothing before the first import
std::optional<Certification> certification_of(store::Reader&, const CertificationId&);
std::optional<Scheme> scheme_of(store::Reader&, const CertificationId&);
std::optional<Scheme> scheme_of_exam(store::Reader&,
                                     const ExamId&);  // nothing for an exam no scheme requires
// At its current version, or at the one named.
std::optional<Exam> exam_of(store::Reader&, const ExamId&);
std::optional<Exam> exam_of(store::Reader&, const ExamId&, std::int64_t version);
std::vector<Exam> exams(store::Reader&);
// The policies that bind a sitting of the exam; the defaults for one no scheme requires.
Policies policies_of(store::Reader&, const ExamId&);
// Certifications whose pass renews this one, and those that a pass of this one renews.
std::vector<CertificationId> renewed_by(store::Reader&, const CertificationId&);
std::vector<CertificationId> renews(store::Reader&, const CertificationId&);

// The same in the language the reader wants most of those there are; `text_language` says which, where it is
// not the source's. Of an exam version that was replaced since: as it was written.
Exam in_language(store::Reader&, Exam, const Languages& wanted);
Offer in_language(store::Reader&, Offer, const Languages& wanted);

// Puts a line into the catalogue, or changes it. Says whether it was new, changed or as before.
enum class Put { added, changed, unchanged };
Put put_offer(store::Tx&, const Offer&);
std::optional<Offer> offer_of(store::Reader&, OfferKind, const std::string& id);
using OfferTranslations = std::map<std::string, OfferTexts>;  // by language
// All of its translations; those it had before are replaced. Says whether anything changed.
bool put_translations(store::Tx&, OfferKind, const std::string& id, const OfferTranslations&);
// The one the reader wants most, with its language; nothing where that is `own`.
std::optional<std::pair<std::string, OfferTexts>> offer_texts(store::Reader&, OfferKind,
                                                              const std::string& id, const std::string& own,
                                                              const Languages& wanted);
// <stem>.<language>.toml beside <stem>.toml, in the programme's languages: title, summary, and `about` where
// the source has one.
enum class About { none, some };
OfferTranslations read_offer_texts(store::Reader&, const plain::Folder&, const std::string& stem,
                                   const std::string& own, About, plain::Report&);

// `price = "free"` or whole cents with a currency, as the programme's files write it. Refused: bad_price.
Result<Price> price_from(const schema::json::value& price, const std::optional<std::string>& currency);

}  // namespace catalog
