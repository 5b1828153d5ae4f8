// What others may ask of learning.
#pragma once
#include <learning/words.hpp>
#include <plain/plain.hpp>
#include <shell/shell.hpp>

namespace learning {

store::ModuleMigrations migrations();
std::vector<mail::TemplateText> mail_templates();
void routes(http::Router&, const shell::Shell&);
void jobs(::jobs::Runner&, const shell::Shell&);
// Reads courses/, paths/ and workshops/.
void import(store::Tx&, const shell::Shell&, const plain::Folder&, plain::Report&, Instant now);

// Courses a person has completed, newest first: learning's part of a transcript.
struct Completion {
    CourseId course;
    std::string title;
    Instant completed_at{};
};
std::vector<Completion> completions_of(store::Reader&, const PersonId&);

schema::json::value export_person(store::Reader&, const PersonId&);
void erase_person(store::Tx&, const PersonId&, Instant now);

}  // namespace learning
