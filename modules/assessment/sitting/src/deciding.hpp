// Shared by the parts of decide(): what the candidate asks, what is journalled, and what staff ask.
#pragma once
#include <sitting/commands.hpp>

namespace sitting::deciding {

using Events = Result<std::vector<Event>>;

template <class E>
Events one(E event) {
    std::vector<Event> out;
    out.emplace_back(std::move(event));
    return out;
}
// Why nothing of this kind can be done in the phase the attempt is in.
std::unexpected<Failure> not_now(const Attempt&);
Done text_ok(const std::string& text, const char* code, const char* what);
bool is_name(std::string_view);  // printable ASCII, name_max bytes at most, not empty

Events candidate(const Attempt&, const CheckIn&, Instant now);
Events candidate(const Attempt&, const AcceptAgreement&, Instant now);
Events candidate(const Attempt&, const AskProctor&, Instant now);
Events candidate(const Attempt&, const Decline&, Instant now);
Events candidate(const Attempt&, const Start&, Instant now);
Events candidate(const Attempt&, const TakeBreak&, Instant now);
Events candidate(const Attempt&, const EndBreak&, Instant now);
Events candidate(const Attempt&, const Submit&, Instant now);
Events candidate(const Attempt&, const NoticeGap&, Instant now);
Events candidate(const Attempt&, const NoticeIrregularity&, Instant now);

Events take_over(const Attempt&, const TakeOver&, std::int64_t journal_end, Instant now);
Decision journalled(const Attempt&, const Command&, Instant now);

Events staff(const Attempt&, const Authorise&, Instant now);
Events staff(const Attempt&, const RefuseStart&, Instant now);
Events staff(const Attempt&, const Pause&, Instant now);
Events staff(const Attempt&, const Resume&, Instant now);
Events staff(const Attempt&, const GrantTime&, Instant now);
Events staff(const Attempt&, const ChangeAccommodation&, Instant now);
Events staff(const Attempt&, const Message&, Instant now);
Events staff(const Attempt&, const MoveSeat&, Instant now);
Events staff(const Attempt&, const Terminate&, Instant now);
Events staff(const Attempt&, const Abort&, Instant now);
Events staff(const Attempt&, const Void&, Instant now);

}  // namespace sitting::deciding
