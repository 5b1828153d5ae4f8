#include "routes.hpp"

namespace scheduling {

void routes(http::Router& r, const shell::Shell& s) {
    centre_routes(r, s);
    choice_routes(r, s);
    booking_routes(r, s);
    desk_routes(r, s);
    voucher_routes(r, s);
}

}  // namespace scheduling
