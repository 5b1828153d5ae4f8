#include "faulty_disk.hpp"

#include "chance.hpp"

#include <sqlite3.h>

#include <fcntl.h>
#include <unistd.h>
#include <algorithm>
#include <filesystem>
#include <limits>
#include <map>
#include <mutex>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

namespace faults {
namespace {

constexpr std::int64_t sector = 512;
constexpr std::int64_t endless = std::numeric_limits<std::int64_t>::max();

struct Content {
    std::int64_t size = 0;
    std::int64_t synced_size = 0;
    std::map<std::int64_t, std::string>
        before;                       // by number: sectors written since the last sync, as they were
    std::vector<std::int64_t> order;  // in which they were written first
    bool is_database = false;

    void synced() {
        before.clear();
        order.clear();
        synced_size = size;
    }
};

}  // namespace

class FaultyDisk::Inside {
  public:
    Inside(std::uint64_t seed, Leaves leaves) : chance(seed), leaves_(leaves) {}

    std::mutex mutex;  // over everything here
    sqlite3_vfs* real = nullptr;
    sqlite3_vfs own{};
    std::map<std::string, Content> files;  // an entry stays where it is, also when its file goes
    Chance chance;
    Seen seen;
    bool cut = false;
    std::int64_t room = endless;
    std::int64_t syncs_left = 0;  // 0: none is awaited
    bool awaits_database = false;

    std::int64_t bytes() const {
        std::int64_t sum = 0;
        for (const auto& [path, content] : files) {
            sum += content.size;
        }
        return sum;
    }
    void cut_now() {
        if (cut) {
            return;
        }
        cut = true;
        for (auto& [path, content] : files) {
            if (!content.before.empty() || content.size != content.synced_size) {
                leave(path, content);
            }
            if (content.is_database) {
                std::filesystem::remove(path + "-shm");
            }
        }
    }

  private:
    std::set<std::int64_t> survivors(const Content& content) {
        std::set<std::int64_t> out;
        if (leaves_ == Leaves::the_first) {
            const auto count = chance.between(0, std::int64_t(content.order.size()));
            out.insert(content.order.begin(), content.order.begin() + count);
        } else if (leaves_ == Leaves::some) {
            const double share = double(chance.between(0, 100)) / 100;
            std::ranges::copy_if(content.order, std::inserter(out, out.end()),
                                 [&](std::int64_t) { return chance.happens(share); });
        }
        return out;
    }
    // Rewrites the real file to what the disk has kept of it.
    void leave(const std::string& path, const Content& content) {
        const int file = ::open(path.c_str(), O_RDWR | O_CLOEXEC);
        if (file < 0) {
            return;  // deleted
        }
        const bool shorter =
            content.size < content.synced_size && leaves_ != Leaves::nothing && chance.happens(0.5);
        const std::set<std::int64_t> kept = survivors(content);
        std::int64_t size = shorter ? content.size : content.synced_size;
        for (const std::int64_t number : kept) {
            size = std::max(size, std::min(content.size, (number + 1) * sector));
        }
        bool good = true;
        for (const auto& [number, bytes] : content.before) {
            // What lies behind a shortened file's end was not written, it went away.
            if (kept.contains(number) && (number + 1) * sector <= content.size) {
                ++seen.sectors_left;
            } else if (number * sector < size) {
                good = good && ::pwrite(file, bytes.data(), bytes.size(), number * sector) == sector;
                ++seen.sectors_lost;
            } else {
                ++seen.sectors_lost;
            }
        }
        good = good && ::ftruncate(file, size) == 0;
        ::close(file);
        if (!good) {
            throw std::runtime_error("the test's own disk failed at " + path);
        }
    }

    Leaves leaves_;
};

namespace {

using Inside = FaultyDisk::Inside;

struct File {
    sqlite3_file base;  // first: SQLite knows this part
    Inside* disk;
    Content* content;  // null: a temporary file, which nobody misses
    sqlite3_file* real;
};

File& of(sqlite3_file* file) { return *reinterpret_cast<File*>(file); }
sqlite3_file* real_of(sqlite3_file* file) { return of(file).real; }
bool is_cut(sqlite3_file* file) {
    const std::lock_guard lock(of(file).disk->mutex);
    return of(file).disk->cut;
}

// Keeps what the sectors of [from, to) are on the disk, before something else is written there.
int keep_before(File& file, std::int64_t from, std::int64_t to) {
    Content& content = *file.content;
    for (std::int64_t number = from / sector; number * sector < to; ++number) {
        const auto [at, is_new] = content.before.try_emplace(number, std::size_t(sector), '\0');
        if (!is_new) {
            continue;
        }
        content.order.push_back(number);
        if (number * sector < content.synced_size) {
            const int code =
                file.real->pMethods->xRead(file.real, at->second.data(), int(sector), number * sector);
            if (code != SQLITE_OK && code != SQLITE_IOERR_SHORT_READ) {
                return code;
            }
        }
    }
    return SQLITE_OK;
}

int close_file(sqlite3_file* file) { return real_of(file)->pMethods->xClose(real_of(file)); }

int read_file(sqlite3_file* file, void* out, int count, sqlite3_int64 at) {
    const std::lock_guard lock(of(file).disk->mutex);
    return of(file).disk->cut ? SQLITE_IOERR_READ
                              : real_of(file)->pMethods->xRead(real_of(file), out, count, at);
}

int write_file(sqlite3_file* handle, const void* bytes, int count, sqlite3_int64 at) {
    File& file = of(handle);
    const std::lock_guard lock(file.disk->mutex);
    if (file.disk->cut) {
        return SQLITE_IOERR_WRITE;
    }
    if (file.content == nullptr) {
        return file.real->pMethods->xWrite(file.real, bytes, count, at);
    }
    std::int64_t end = at + count;
    bool is_full = false;
    const std::int64_t others = file.disk->bytes() - file.content->size;
    if (end > file.content->size && others + end > file.disk->room) {
        // As disks do it: what still fits is written, then it ends.
        is_full = true;
        ++file.disk->seen.refused_writes;
        end = std::clamp(file.disk->room - others, std::min(file.content->size, end), end);
        if (end <= at) {
            return SQLITE_FULL;
        }
    }
    int code = keep_before(file, at, end);
    if (code == SQLITE_OK) {
        code = file.real->pMethods->xWrite(file.real, bytes, int(end - at), at);
    }
    if (code == SQLITE_OK) {
        file.content->size = std::max(file.content->size, end);
    }
    return code == SQLITE_OK && is_full ? SQLITE_FULL : code;
}

int truncate_file(sqlite3_file* handle, sqlite3_int64 size) {
    File& file = of(handle);
    const std::lock_guard lock(file.disk->mutex);
    if (file.disk->cut) {
        return SQLITE_IOERR_TRUNCATE;
    }
    if (file.content != nullptr && size < file.content->size) {
        if (const int code = keep_before(file, size, file.content->size); code != SQLITE_OK) {
            return code;
        }
    }
    const int code = file.real->pMethods->xTruncate(file.real, size);
    if (code == SQLITE_OK && file.content != nullptr) {
        file.content->size = size;
    }
    return code;
}

int sync_file(sqlite3_file* handle, int) {
    File& file = of(handle);
    const std::lock_guard lock(file.disk->mutex);
    Inside& disk = *file.disk;
    if (disk.cut) {
        return SQLITE_IOERR_FSYNC;
    }
    if (file.content == nullptr) {
        return SQLITE_OK;
    }
    ++disk.seen.syncs;
    const bool counts = file.content->is_database || !disk.awaits_database;
    if (counts && disk.syncs_left > 0 && --disk.syncs_left == 0) {
        disk.seen.cut_in_database_sync = file.content->is_database;
        disk.cut_now();
        return SQLITE_IOERR_FSYNC;
    }
    file.content->synced();  // the machine itself stays up, so the real file need not be synced
    return SQLITE_OK;
}

int size_of_file(sqlite3_file* file, sqlite3_int64* out) {
    return is_cut(file) ? SQLITE_IOERR_FSTAT : real_of(file)->pMethods->xFileSize(real_of(file), out);
}
int lock_file(sqlite3_file* file, int level) {
    return is_cut(file) ? SQLITE_IOERR_LOCK : real_of(file)->pMethods->xLock(real_of(file), level);
}
int unlock_file(sqlite3_file* file, int level) {
    return real_of(file)->pMethods->xUnlock(real_of(file), level);
}
int check_lock(sqlite3_file* file, int* out) {
    return is_cut(file) ? SQLITE_IOERR_CHECKRESERVEDLOCK
                        : real_of(file)->pMethods->xCheckReservedLock(real_of(file), out);
}
int control_file(sqlite3_file* file, int what, void* with) {
    return is_cut(file) ? SQLITE_IOERR : real_of(file)->pMethods->xFileControl(real_of(file), what, with);
}
int sector_size(sqlite3_file* file) { return real_of(file)->pMethods->xSectorSize(real_of(file)); }
int characteristics(sqlite3_file* file) {
    return real_of(file)->pMethods->xDeviceCharacteristics(real_of(file));
}
int map_shared(sqlite3_file* file, int page, int size, int extend, volatile void** out) {
    return is_cut(file) ? SQLITE_IOERR_SHMMAP
                        : real_of(file)->pMethods->xShmMap(real_of(file), page, size, extend, out);
}
int lock_shared(sqlite3_file* file, int offset, int count, int flags) {
    return (flags & SQLITE_SHM_LOCK) != 0 && is_cut(file)
               ? SQLITE_IOERR_SHMLOCK
               : real_of(file)->pMethods->xShmLock(real_of(file), offset, count, flags);
}
void shared_barrier(sqlite3_file* file) { real_of(file)->pMethods->xShmBarrier(real_of(file)); }
int unmap_shared(sqlite3_file* file, int remove) {
    return real_of(file)->pMethods->xShmUnmap(real_of(file), remove);
}

// Version 2: with shared memory, without mapped files, whose writes could not be seen.
constexpr sqlite3_io_methods methods = {
    2,           close_file,     read_file,    write_file,   truncate_file, sync_file,       size_of_file,
    lock_file,   unlock_file,    check_lock,   control_file, sector_size,   characteristics, map_shared,
    lock_shared, shared_barrier, unmap_shared, nullptr,      nullptr};

Inside& inside_of(sqlite3_vfs* vfs) { return *static_cast<Inside*>(vfs->pAppData); }

int open_file(sqlite3_vfs* vfs, const char* name, sqlite3_file* out, int flags, int* flags_out) {
    Inside& disk = inside_of(vfs);
    const std::lock_guard lock(disk.mutex);
    File& file = of(out);
    file.base.pMethods = nullptr;
    if (disk.cut) {
        return SQLITE_IOERR;
    }
    file.disk = &disk;
    file.content = nullptr;
    file.real = reinterpret_cast<sqlite3_file*>(&file + 1);
    const int code = disk.real->xOpen(disk.real, name, file.real, flags, flags_out);
    if (code != SQLITE_OK) {
        return code;
    }
    file.base.pMethods = &methods;
    constexpr int kept = SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_WAL;
    if (name != nullptr && (flags & kept) != 0) {
        const auto [at, is_new] = disk.files.try_emplace(name);
        file.content = &at->second;
        if (is_new) {
            file.content->is_database = (flags & SQLITE_OPEN_MAIN_DB) != 0;
            file.content->size = std::int64_t(std::filesystem::file_size(name));
            file.content->synced();
        }
    }
    return SQLITE_OK;
}

int delete_file(sqlite3_vfs* vfs, const char* name, int sync) {
    Inside& disk = inside_of(vfs);
    const std::lock_guard lock(disk.mutex);
    if (disk.cut) {
        return SQLITE_IOERR_DELETE;
    }
    const int code = disk.real->xDelete(disk.real, name, sync);
    if (const auto at = disk.files.find(name); code == SQLITE_OK && at != disk.files.end()) {
        at->second.size = 0;
        at->second.synced();
    }
    return code;
}

int access_file(sqlite3_vfs* vfs, const char* name, int flags, int* out) {
    Inside& disk = inside_of(vfs);
    const std::lock_guard lock(disk.mutex);
    return disk.cut ? SQLITE_IOERR_ACCESS : disk.real->xAccess(disk.real, name, flags, out);
}

}  // namespace

FaultyDisk::FaultyDisk(std::uint64_t seed, Leaves leaves) : inside_(std::make_unique<Inside>(seed, leaves)) {
    sqlite3_initialize();
    inside_->real = sqlite3_vfs_find(nullptr);
    if (inside_->real == nullptr) {
        throw std::runtime_error("SQLite has no way to files");
    }
    inside_->own = *inside_->real;  // paths, time and the like stay as they are
    inside_->own.zName = "faulty-disk";
    inside_->own.pNext = nullptr;
    inside_->own.pAppData = inside_.get();
    inside_->own.szOsFile = int(sizeof(File)) + inside_->real->szOsFile;
    inside_->own.xOpen = open_file;
    inside_->own.xDelete = delete_file;
    inside_->own.xAccess = access_file;
    sqlite3_vfs_register(&inside_->own, 1);
}

FaultyDisk::~FaultyDisk() {
    sqlite3_vfs_unregister(&inside_->own);
    sqlite3_vfs_register(inside_->real, 1);
}

void FaultyDisk::cut_power() {
    const std::lock_guard lock(inside_->mutex);
    inside_->cut_now();
}

void FaultyDisk::cut_power_at_sync(std::int64_t which) {
    const std::lock_guard lock(inside_->mutex);
    inside_->syncs_left = which;
    inside_->awaits_database = false;
}

void FaultyDisk::cut_power_at_database_sync(std::int64_t which) {
    const std::lock_guard lock(inside_->mutex);
    inside_->syncs_left = which;
    inside_->awaits_database = true;
}

bool FaultyDisk::is_cut() const {
    const std::lock_guard lock(inside_->mutex);
    return inside_->cut;
}

std::int64_t FaultyDisk::bytes() const {
    const std::lock_guard lock(inside_->mutex);
    return inside_->bytes();
}

void FaultyDisk::set_room(std::int64_t all_bytes) {
    const std::lock_guard lock(inside_->mutex);
    inside_->room = all_bytes;
}

void FaultyDisk::set_endless_room() { set_room(endless); }

FaultyDisk::Seen FaultyDisk::seen() const {
    const std::lock_guard lock(inside_->mutex);
    return inside_->seen;
}

}  // namespace faults
