#include <errors.hpp>
#include <information.hpp>
#include <tables.hpp>

#include <algorithm>
#include <cmath>

namespace psychometrics {
namespace {

// Scores of an item by its parameters (a, d, g) at each node, for a wrong and for a right response.
struct ItemScores {
    std::vector<double> of[2][3];
};

ItemScores scores_of(const Curve& curve, const std::vector<double>& theta) {
    ItemScores out;
    const double c = curve.c();
    for (const double t : theta) {
        const double z = curve.a * t + curve.d;
        const double l = z > 0 ? 1 / (1 + std::exp(-z)) : std::exp(z) / (1 + std::exp(z));
        const double p = std::max(1e-300, c + (1 - c) * l);
        const double right = (1 - c) * l * (1 - l) / p;
        for (const auto& [response, by_d, by_g] :
             {std::tuple{0, -l, -c}, std::tuple{1, right, c * (1 - c) * (1 - l) / p}}) {
            out.of[response][0].push_back(by_d * t);
            out.of[response][1].push_back(by_d);
            out.of[response][2].push_back(by_g);
        }
    }
    return out;
}

std::array<int, 3> places(const Layout::Item& item) { return {item.a, item.d, item.g}; }

class Information {
  public:
    Information(const Screened& s, const CalibrationPlan& plan, const Layout& layout, const Point& point)
        : layout_(layout),
          point_(point),
          tables_(s, plan),
          items_(s.items.size()),
          nodes_(tables_.nodes()),
          by_pairs_(items_ <= standard_errors_items_max),
          out_(Eigen::MatrixXd::Zero(layout.size, layout.size)) {}

    Eigen::MatrixXd run() {
        auto block = tables_.blocks().begin();
        for (std::size_t g = 0; g < tables_.groups(); ++g) {
            begin(g);
            for (; block != tables_.blocks().end() && block->group == g; ++block) {
                add(*block);
            }
            end(g);
        }
        finish();
        return out_;
    }

  private:
    std::size_t pair(std::size_t k, std::size_t j) const {  // k < j
        return k * (2 * items_ - k - 1) / 2 + j - k - 1;
    }
    double* pair_row(std::size_t k, int x, std::size_t j, int y) {
        return pairs_[x][y].data() + pair(k, j) * nodes_;
    }

    void begin(std::size_t g) {
        tables_.prepare(point_, g);
        const std::size_t stride = tables_.stride();
        buffer_.resize(Tables::block_max * stride);
        sum_.assign(stride, 0);
        bins_.assign(tables_.table_size(), 0);
        scores_.clear();
        for (const Curve& curve : point_.curves) {
            scores_.push_back(scores_of(curve, tables_.quadrature().nodes));
        }
        if (by_pairs_) {
            for (const int x : {0, 1}) {
                for (const int y : {0, 1}) {
                    const bool needed = !tables_.complete() || (x == 1 && y == 1);
                    pairs_[x][y].assign(needed ? items_ * (items_ - 1) / 2 * nodes_ : 0, 0.0);
                }
            }
            some_.assign(tables_.table_size(), 0);
        }
        columns(g);
    }

    // The scores as columns of a matrix by node, so that a block's expected scores are a product: those of
    // wrong responses, and what a right response adds to them, or (where missing) those of right ones.
    void columns(std::size_t g) {
        wide_ = (std::size_t(layout_.size) + kernels::lanes - 1) / kernels::lanes * kernels::lanes;
        own_.clear();
        for (std::size_t j = 0; j < items_; ++j) {
            const auto at = places(layout_.items[j]);
            for (int i = 0; i < 3; ++i) {
                if (at[std::size_t(i)] != Layout::held) {
                    own_.push_back({j, i, at[std::size_t(i)]});
                }
            }
        }
        half_ = (own_.size() + kernels::lanes - 1) / kernels::lanes * kernels::lanes;
        by_node_.assign(tables_.stride() * 2 * half_, 0);
        for (std::size_t p = 0; p < own_.size(); ++p) {
            for (std::size_t q = 0; q < nodes_; ++q) {
                for (const std::size_t x : {0U, 1U}) {
                    by_node_[(2 * q + x) * half_ + p] = scores_[own_[p].item].of[x][own_[p].parameter][q];
                }
            }
        }
        const Latent& latent = point_.latent[g];
        mean_score_.assign(nodes_, 0);
        sd_score_.assign(nodes_, 0);
        for (std::size_t q = 0; q < nodes_; ++q) {
            const PopulationScores s = population_scores(latent, tables_.quadrature().nodes[q]);
            mean_score_[q] = s.score[0];
            sd_score_[q] = s.score[1];
        }
    }

    void add(Tables::Block& block) {
        tables_.posterior(block, buffer_.data(), sum_.data());
        const kernels::Rows rows = tables_.rows_of(block);
        tables_.kernel().scatter({rows, buffer_.data(), bins_.data(), 0, nullptr});
        person_scores(block, rows);
        if (by_pairs_) {
            together(rows);
        }
        tables_.follow(block);
    }

    // Expected scores per person, and their cross-product.
    void person_scores(const Tables::Block& block, const kernels::Rows& rows) {
        const std::size_t persons = (rows.persons + 3) / 4 * 4;
        std::fill(buffer_.begin() + std::ptrdiff_t(rows.persons * rows.width),
                  buffer_.begin() + std::ptrdiff_t(persons * rows.width), 0.0);
        expected_.assign(persons * 2 * half_, 0);
        tables_.kernel().product({buffer_.data(), rows.width, 1, by_node_.data() + rows.from * 2 * half_,
                                  2 * half_, persons, rows.width, 2 * half_, expected_.data(), false});
        person_.assign(persons * wide_, 0);
        const std::size_t each = tables_.per_code();
        for (std::size_t n = 0; n < rows.persons; ++n) {
            double* to = person_.data() + n * wide_;
            const double* from = expected_.data() + n * 2 * half_;
            const std::uint8_t* codes = rows.codes + n * rows.groups;
            for (std::size_t p = 0; p < own_.size(); ++p) {
                const int x = tables_.response_in(codes[own_[p].item / each], own_[p].item % each);
                to[own_[p].place] += x == 2 ? 0 : from[std::size_t(x) * half_ + p];
            }
            const double* posterior = buffer_.data() + n * rows.width;
            const Layout::Group& group = layout_.groups[block.group];
            for (const auto& [place, score] :
                 {std::pair{group.mean, &mean_score_}, std::pair{group.log_sd, &sd_score_}}) {
                for (std::size_t q = rows.from;
                     place != Layout::held && q < std::min(nodes_, rows.from + rows.width); ++q) {
                    to[place] += posterior[q - rows.from] * (*score)[q];
                }
            }
        }
        if (by_pairs_) {
            cross_.resize(wide_ * wide_, 0);
            tables_.kernel().product({person_.data(), 1, wide_, person_.data(), wide_, wide_, rows.persons,
                                      wide_, cross_.data(), true});
        } else {
            own_products(rows.persons);
        }
    }

    void own_products(std::size_t persons) {
        for (std::size_t n = 0; n < persons; ++n) {
            const double* score = person_.data() + n * wide_;
            for (const Layout::Item& item : layout_.items) {
                for (const int p : places(item)) {
                    for (const int r : places(item)) {
                        if (p != Layout::held && r != Layout::held) {
                            out_(p, r) += score[p] * score[r];
                        }
                    }
                }
            }
        }
    }

    // Expected persons at each node with this response to item k and that to item j, for all pairs.
    void together(const kernels::Rows& rows) {
        const std::size_t each = tables_.per_code(), stride = tables_.stride(), patterns = tables_.patterns();
        const std::size_t end = std::min(nodes_, rows.from + rows.width);
        std::vector<std::uint32_t> which;
        for (std::size_t k = 0; k + 1 < items_; ++k) {
            const std::size_t first = (k + 1) / each;
            for (const int x : {0, 1}) {
                if (x == 0 && tables_.complete()) {
                    continue;
                }
                which.clear();
                for (std::size_t n = 0; n < rows.persons; ++n) {
                    if (tables_.response_in(rows.codes[n * rows.groups + k / each], k % each) == x) {
                        which.push_back(std::uint32_t(n));
                    }
                }
                if (which.empty()) {
                    continue;
                }
                for (std::size_t r = first * patterns; r < rows.groups * patterns; ++r) {
                    std::fill_n(some_.data() + r * stride + rows.from, rows.width, 0.0);
                }
                kernels::Rows chosen = rows;
                chosen.persons = which.size();
                tables_.kernel().scatter({chosen, buffer_.data(), some_.data(), first, which.data()});
                for (std::size_t j = k + 1; j < items_; ++j) {
                    for (std::size_t pattern = 0; pattern < patterns; ++pattern) {
                        const int y = tables_.response_in(pattern, j % each);
                        if (y == 2 || (y == 0 && tables_.complete())) {
                            continue;
                        }
                        const double* from = some_.data() + (j / each * patterns + pattern) * stride;
                        double* to = pair_row(k, x, j, y);
                        for (std::size_t q = rows.from; q < end; ++q) {
                            to[q] += from[q];
                        }
                    }
                }
            }
        }
    }

    // The group's part of the complete information and of the expected products of scores.
    void end(std::size_t g) {
        Expected e;
        e.columns = nodes_;
        e.theta = tables_.quadrature().nodes;
        e.persons.assign(sum_.begin(), sum_.begin() + std::ptrdiff_t(nodes_));
        e.right_at.assign(items_ * nodes_, 0.0);
        e.presented.assign(items_ * nodes_, 0.0);
        tables_.fold(bins_.data(), 1, e.right_at.data(), nodes_);
        tables_.fold(bins_.data(), 0, e.presented.data(), nodes_);
        for (std::size_t i = 0; i < e.presented.size(); ++i) {
            e.presented[i] += e.right_at[i];
        }
        e.right.assign(items_, 0.0);
        e.right_theta.assign(items_, 0.0);
        for (std::size_t j = 0; j < items_; ++j) {
            items_own(e, j);
            for (std::size_t k = 0; by_pairs_ && k < j; ++k) {
                items_pair(e, k, j);
            }
        }
        population(e, g);
    }

    void items_own(const Expected& e, std::size_t j) {
        const auto at = places(layout_.items[j]);
        const ItemTerms complete = item_terms(point_.curves[j], e, j, Bend::exact);
        const ItemScores& s = scores_[j];
        for (std::size_t p = 0; p < 3; ++p) {
            for (std::size_t r = 0; r < 3; ++r) {
                if (at[p] == Layout::held || at[r] == Layout::held) {
                    continue;
                }
                double products = 0;
                for (std::size_t q = 0; q < nodes_; ++q) {
                    const double right = e.right_at[j * nodes_ + q],
                                 wrong = e.presented[j * nodes_ + q] - right;
                    products += right * s.of[1][p][q] * s.of[1][r][q] + wrong * s.of[0][p][q] * s.of[0][r][q];
                }
                out_(at[p], at[r]) -= complete.bend(Eigen::Index(p), Eigen::Index(r)) + products;
            }
        }
    }

    void items_pair(const Expected& e, std::size_t k, std::size_t j) {
        const auto at_k = places(layout_.items[k]), at_j = places(layout_.items[j]);
        const std::size_t row = pair(k, j) * nodes_;
        double sums[3][3] = {};
        for (std::size_t q = 0; q < nodes_; ++q) {
            double n[2][2];
            n[1][1] = pairs_[1][1][row + q];
            if (tables_.complete()) {
                n[1][0] = e.right_at[k * nodes_ + q] - n[1][1];
                n[0][1] = e.right_at[j * nodes_ + q] - n[1][1];
                n[0][0] = e.persons[q] - n[1][1] - n[1][0] - n[0][1];
            } else {
                n[1][0] = pairs_[1][0][row + q];
                n[0][1] = pairs_[0][1][row + q];
                n[0][0] = pairs_[0][0][row + q];
            }
            for (std::size_t p = 0; p < 3; ++p) {
                const double wrong = scores_[k].of[0][p][q], right = scores_[k].of[1][p][q];
                const double with[2] = {wrong * n[0][0] + right * n[1][0], wrong * n[0][1] + right * n[1][1]};
                for (std::size_t r = 0; r < 3; ++r) {
                    sums[p][r] += with[0] * scores_[j].of[0][r][q] + with[1] * scores_[j].of[1][r][q];
                }
            }
        }
        for (std::size_t p = 0; p < 3; ++p) {
            for (std::size_t r = 0; r < 3; ++r) {
                if (at_k[p] != Layout::held && at_j[r] != Layout::held) {
                    out_(at_k[p], at_j[r]) -= sums[p][r];
                    out_(at_j[r], at_k[p]) -= sums[p][r];
                }
            }
        }
    }

    void population(const Expected& e, std::size_t g) {
        const Layout::Group& group = layout_.groups[g];
        const Latent& latent = point_.latent[g];
        const std::pair<int, const std::vector<double>*> own[2] = {{group.mean, &mean_score_},
                                                                   {group.log_sd, &sd_score_}};
        for (int i = 0; i < 2; ++i) {
            const auto& [place, score] = own[i];
            if (place == Layout::held) {
                continue;
            }
            for (int k = 0; k < 2; ++k) {
                for (std::size_t q = 0; own[k].first != Layout::held && q < nodes_; ++q) {
                    const double bend = population_scores(latent, e.theta[q]).bend[i][k];
                    out_(place, own[k].first) -= e.persons[q] * (bend + (*score)[q] * (*own[k].second)[q]);
                }
            }
            for (std::size_t j = 0; by_pairs_ && j < items_; ++j) {
                const auto at = places(layout_.items[j]);
                for (std::size_t p = 0; p < 3; ++p) {
                    for (std::size_t q = 0; at[p] != Layout::held && q < nodes_; ++q) {
                        const double right = e.right_at[j * nodes_ + q],
                                     wrong = e.presented[j * nodes_ + q] - right;
                        const double both =
                            (*score)[q] * (right * scores_[j].of[1][p][q] + wrong * scores_[j].of[0][p][q]);
                        out_(place, at[p]) -= both;
                        out_(at[p], place) -= both;
                    }
                }
            }
        }
    }

    void finish() {
        for (Eigen::Index p = 0; by_pairs_ && p < out_.rows(); ++p) {
            for (Eigen::Index r = 0; r < out_.cols(); ++r) {
                out_(p, r) += cross_[std::size_t(std::min(p, r)) * wide_ + std::size_t(std::max(p, r))];
            }
        }
    }

    struct Own {
        std::size_t item;
        int parameter;
        int place;
    };
    const Layout& layout_;
    const Point& point_;
    Tables tables_;
    std::size_t items_, nodes_, wide_ = 0, half_ = 0;
    bool by_pairs_;
    Eigen::MatrixXd out_;
    std::vector<double> buffer_, sum_, bins_, some_, by_node_, expected_, person_, cross_, mean_score_,
        sd_score_;
    std::vector<double> pairs_[2][2];
    std::vector<ItemScores> scores_;
    std::vector<Own> own_;
};

}  // namespace

Eigen::MatrixXd information_by_tables(const Screened& s, const CalibrationPlan& plan, const Layout& layout,
                                      const Point& point) {
    return Information(s, plan, layout, point).run();
}

}  // namespace psychometrics
