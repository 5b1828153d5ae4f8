#include "metrics.hpp"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>
#include <sys/resource.h>
#include <unistd.h>
#include <fstream>

namespace http {
namespace {
prometheus::Gauge& gauge(prometheus::Registry& registry, const char* name, const char* help) {
    return prometheus::BuildGauge().Name(name).Help(help).Register(registry).Add({});
}
double cpu_seconds() {
    rusage u{};
    ::getrusage(RUSAGE_SELF, &u);
    return double(u.ru_utime.tv_sec + u.ru_stime.tv_sec) +
           double(u.ru_utime.tv_usec + u.ru_stime.tv_usec) / 1e6;
}
double resident_bytes() {
    double size = 0, resident = 0;
    std::ifstream("/proc/self/statm") >> size >> resident;
    return resident * double(::sysconf(_SC_PAGESIZE));
}
}  // namespace

struct Metrics::Inside {
    prometheus::Registry registry;
    prometheus::Family<prometheus::Histogram>& time =
        prometheus::BuildHistogram()
            .Name("assay_request_seconds")
            .Help("Time to answer a request, by route and status")
            .Register(registry);
    prometheus::Counter& busy = prometheus::BuildCounter()
                                    .Name("assay_requests_refused_total")
                                    .Help("Requests refused because too many were waiting")
                                    .Register(registry)
                                    .Add({});
    prometheus::Gauge& open = gauge(registry, "assay_connections_open", "Connections of browsers and others");
    prometheus::Gauge& on_workers =
        gauge(registry, "assay_requests_on_workers", "Requests with a worker or waiting for one");
    prometheus::Gauge& under_way =
        gauge(registry, "assay_requests_waiting", "Requests not answered yet, on either lane");
    prometheus::Counter& cpu = prometheus::BuildCounter()
                                   .Name("process_cpu_seconds_total")
                                   .Help("User and system time of the process")
                                   .Register(registry)
                                   .Add({});
    prometheus::Gauge& resident =
        gauge(registry, "process_resident_memory_bytes", "Memory of the process that is in use");

    // By the number of the route; a page is behind the last. A handful of statuses each.
    using OfRoute = std::vector<std::pair<int, prometheus::Histogram*>>;
    std::vector<OfRoute> known;
    std::mutex reading;  // the counter of CPU seconds is set from what was there
};

Metrics::Metrics() : inside_(std::make_unique<Inside>()) {}
Metrics::~Metrics() = default;

void Metrics::answered(const Request& r, int status, Duration took) {
    static const prometheus::Histogram::BucketBoundaries buckets{.001, .0025, .005, .01, .02,
                                                                 .05,  .1,    .25,  1,   5};
    const std::size_t place = r.route == nullptr ? 0 : r.route->number + 1;
    if (place >= inside_->known.size()) {
        inside_->known.resize(place + 1);
    }
    auto& of_route = inside_->known[place];
    auto it = std::ranges::find(of_route, status, &std::pair<int, prometheus::Histogram*>::first);
    if (it == of_route.end()) {
        // A page's method is whatever came: it would be a label anybody could make up.
        auto& histogram = inside_->time.Add({{"route", r.route == nullptr ? "page" : r.route->path},
                                             {"method", r.route == nullptr ? "GET" : r.route->method},
                                             {"status", std::to_string(status)}},
                                            buckets);
        it = of_route.emplace(of_route.end(), status, &histogram);
    }
    it->second->Observe(double(took.count()) / 1e6);
}
void Metrics::refused() { inside_->busy.Increment(); }
void Metrics::connections(std::size_t open) { inside_->open.Set(double(open)); }
void Metrics::waiting(std::size_t on_workers, std::size_t under_way) {
    inside_->on_workers.Set(double(on_workers));
    inside_->under_way.Set(double(under_way));
}
std::string Metrics::text() {
    const std::lock_guard lock(inside_->reading);
    inside_->cpu.Increment(std::max(0.0, cpu_seconds() - inside_->cpu.Value()));
    inside_->resident.Set(resident_bytes());
    return prometheus::TextSerializer().Serialize(inside_->registry.Collect());
}
}  // namespace http
