#include "sqlgen.hpp"

#include <iostream>

int main(int argc, char** argv) {
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    const auto is = [&](std::string_view command, std::size_t count) {
        return arguments.size() == count && arguments[0] == command;
    };
    try {
        if (is("queries", 5)) {
            sqlgen::generate_queries(arguments[1], arguments[2], arguments[3], arguments[4]);
        } else if (is("migrations", 4)) {
            sqlgen::generate_migrations(arguments[1], arguments[2], arguments[3]);
        } else if (is("mails", 4)) {
            sqlgen::generate_mails(arguments[1], arguments[2], arguments[3]);
        } else {
            std::cerr << "usage: sqlgen queries MODULE MODULE_DIR QUERY_FILE OUT_HEADER\n"
                         "       sqlgen migrations MODULE MODULE_DIR OUT_CPP\n"
                         "       sqlgen mails MODULE MODULE_DIR OUT_CPP\n";
            return 2;
        }
    } catch (const std::exception& e) {
        std::cerr << e.what() << '\n';
        return 1;
    }
    return 0;
}
