#include <base/clock.hpp>
#include <logs/logs.hpp>

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace logs {
namespace {
spdlog::logger& logger() {
    static const auto made = [] {
        auto l = spdlog::stderr_logger_mt("assay");
        l->set_pattern("%v");
        return l;
    }();
    return *made;
}
void write(spdlog::level::level_enum level, std::string_view name, std::string_view event,
           const Fields& fields) {
    if (!logger().should_log(level)) {
        return;
    }
    Fields line{{"at", to_rfc3339(Clock::machine_now())}, {"level", name}, {"event", event}};
    for (const auto& [key, value] : fields) {
        line[key] = value;
    }
    logger().log(level, boost::json::serialize(line));
}
}  // namespace

void info(std::string_view event, const Fields& f) { write(spdlog::level::info, "info", event, f); }
void warn(std::string_view event, const Fields& f) { write(spdlog::level::warn, "warn", event, f); }
void error(std::string_view event, const Fields& f) { write(spdlog::level::err, "error", event, f); }
void quiet() { logger().set_level(spdlog::level::err); }
void flush() { logger().flush(); }
}  // namespace logs
