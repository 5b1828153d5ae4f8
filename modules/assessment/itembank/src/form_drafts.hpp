// Forms made by hand: the draft with everything the bank knows of its items, and its freezing.
#pragma once
#include "bank.hpp"
#include "form_views.hpp"

namespace itembank {

// Logs that the caller saw the items. Failures: not_found.
Result<FormDraftView> form_draft_view(store::Tx&, const Sight&, const FormDraftId&, Instant now);
// Failures: invalid_name, form_name_taken, not_found.
Result<FormDraftId> start_form(store::Tx&, const shell::Shell&, const Sight&, const NewFormDraft&,
                               Instant now);
// Failures: changed_meanwhile, form_frozen.
Done save_form(store::Tx&, const FormDraftId&, const SaveFormDraft&, Instant now);
// Makes the form that new attempts get; it never changes again. Failures: form_not_ready with every error,
// changed_meanwhile, form_frozen.
Result<FormId> freeze_form(store::Tx&, const shell::Shell&, const Sight&, const FormDraftId&, const Freeze&,
                           Instant now);
FormDraftLines form_drafts(store::Reader&, const std::string& exam);
std::vector<DomainCover> coverage_of(store::Reader&, const catalog::Exam&, const std::vector<FormEntry>&);

}  // namespace itembank
