#include "kept.hpp"

namespace credentials {

void routes(http::Router& r, const shell::Shell& s) {
    holder_routes(r, s);
    claim_routes(r, s);
    certificate_routes(r, s);
    public_routes(r, s);
    manager_routes(r, s);
    review_routes(r, s);
}

void jobs(jobs::Runner& runner, const shell::Shell& s) {
    issuing_jobs(runner, s);
    credit_jobs(runner, s);
    watching_jobs(runner, s);
}

}  // namespace credentials
