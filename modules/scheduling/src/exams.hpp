// What booking needs to know of an exam and of the person who wants to sit it.
#pragma once
#include "rules.hpp"
#include "voucher.hpp"

#include <scheduling/scheduling.hpp>

namespace scheduling {

struct ExamToSit {
    ExamId id;
    std::string title;
    int version = 1;
    Minutes minutes{};
    bool open = false;    // its certification is; else nobody can book yet
    bool online = false;  // it may be sat online
    Price price;
    Policies policies;
};
std::optional<ExamToSit> exam_to_sit(store::Reader&, const ExamId&);
// A booking's rules as they are now; the defaults for an exam that left the catalogue.
Policies booking_policies(store::Reader&, const ExamId&);

struct Candidate {
    PersonId id;
    std::string zone;
    bool confirmed = false;  // their e-mail address
    Minutes extra{};         // what accommodations add to this exam
    bool separate_room = false;
    Standing standing;
};
// What stops this person from booking this exam at all, before any rule about days. None: nothing does.
std::vector<Reason> barred(const ExamToSit&, const Candidate&);
// A hold that ran out is no booking any more, and is left out of the standing.
Candidate candidate_for(store::Reader&, const PersonId&, const ExamToSit&, Instant now);

}  // namespace scheduling
