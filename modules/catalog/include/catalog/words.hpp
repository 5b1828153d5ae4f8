// The words of the catalogue: certifications, their schemes, exams with their outlines, and what is on offer.
#pragma once
#include <catalog/policies.hpp>
#include <identity/words.hpp>
#include <schema/vocabulary.hpp>

namespace catalog {

struct Programme;
using ProgrammeId = Id<Programme>;
struct Certification;
using CertificationId = Id<Certification>;  // the short name of its folder: "cloud-foundations"
struct Exam;
using ExamId = Id<Exam>;
using identity::PersonId;

BOOST_DEFINE_ENUM_CLASS(Level, foundational, associate, professional, specialty)
// announced: shown in the catalogue, and nobody can book it yet.
BOOST_DEFINE_ENUM_CLASS(Status, open, announced)
BOOST_DEFINE_ENUM_CLASS(OfferKind, certification, course, path, practice, workshop)

// Nothing to pay is cents = 0, whatever the currency.
struct Price {
    std::int64_t cents = 0;
    std::string currency;  // ISO 4217; empty when free
    bool free() const { return cents == 0; }
    bool operator==(const Price&) const = default;
};
BOOST_DESCRIBE_STRUCT(Price, (), (cents, currency))

// The outline: what an exam asks, by domain. Weights are whole percent and add up to 100.
struct Objective {
    std::string id, text;
    bool operator==(const Objective&) const = default;
};
BOOST_DESCRIBE_STRUCT(Objective, (), (id, text))
struct Task {
    std::string id, title;
    std::vector<Objective> objectives;
    bool operator==(const Task&) const = default;
};
BOOST_DESCRIBE_STRUCT(Task, (), (id, title, objectives))
struct Domain {
    std::string id, title;
    std::int64_t weight = 0;
    std::vector<Task> tasks;
    bool operator==(const Domain&) const = default;
};
BOOST_DESCRIBE_STRUCT(Domain, (), (id, title, weight, tasks))

struct Programme {
    ProgrammeId id;
    std::string title, issuer, contact;
    std::vector<std::string> languages;
    std::string about;  // Markdown
};
BOOST_DESCRIBE_STRUCT(Programme, (), (id, title, issuer, contact, languages, about))

struct Certification {
    CertificationId id;
    std::string title;
    Level level = Level::foundational;
    Status status = Status::open;
    std::vector<std::string> roles;
    std::string summary;
    std::vector<std::string> languages;
    std::optional<ExamId> exam;                  // an announced certification may have none yet
    std::vector<CertificationId> prerequisites;  // advised
    std::vector<CertificationId> renewed_by;     // higher certifications whose pass renews this one
};
BOOST_DESCRIBE_STRUCT(Certification, (),
                      (id, title, level, status, roles, summary, languages, exam, prerequisites, renewed_by))

// The rules of one certification at one version.
struct Scheme {
    CertificationId certification;
    std::string title;  // of the certification
    Level level = Level::foundational;
    Status status = Status::open;
    std::optional<ExamId> exam;
    std::int64_t version = 0;
    Price price;  // of the exam
    Policies policies;
    std::vector<CertificationId> renewed_by;
};
BOOST_DESCRIBE_STRUCT(Scheme, (),
                      (certification, title, level, status, exam, version, price, policies, renewed_by))

// An exam at one version, with what its scheme says of it now.
struct Exam {
    ExamId id;
    std::string code, title;
    CertificationId certification;  // empty for an exam no scheme requires
    Level level = Level::foundational;
    Status status = Status::announced;
    std::int64_t version = 0;
    std::int64_t minutes = 0;
    std::int64_t pass_mark = 0;
    std::string language;
    Price price;
    bool unproctored_online = false;
    bool accept_cut_as_set = false;
    std::int64_t release_after_hours = 0;
    std::vector<Domain> domains;
    std::optional<std::string> text_language;  // of title and outline, where it is another than `language`
};
BOOST_DESCRIBE_STRUCT(Exam, (),
                      (id, code, title, certification, level, status, version, minutes, pass_mark, language,
                       price, unproctored_online, accept_cut_as_set, release_after_hours, domains,
                       text_language))

// One line of the catalogue. Whoever owns the thing puts it there; its id is unique within its kind.
struct Offer {
    OfferKind kind = OfferKind::course;
    std::string id, title, summary;
    std::vector<std::string> roles;
    std::optional<Level> level;
    std::optional<std::int64_t> minutes;
    std::string language;
    Price price;
    Status status = Status::open;
    std::vector<std::string> certifications;   // what it prepares for, or the certification itself
    std::optional<std::string> text_language;  // of title, summary and roles, where another than `language`
};
// An offer's texts in another language. What is empty is the offer's own; a role without one here is called
// as the certifications call it in that language.
struct OfferTexts {
    std::string title, summary;
    std::vector<std::string> roles;
    std::string about;  // Markdown, for the page of whoever owns the thing
    bool operator==(const OfferTexts&) const = default;
};
BOOST_DESCRIBE_STRUCT(OfferTexts, (), (title, summary, roles, about))
BOOST_DESCRIBE_STRUCT(Offer, (),
                      (kind, id, title, summary, roles, level, minutes, language, price, status,
                       certifications, text_language))

}  // namespace catalog
