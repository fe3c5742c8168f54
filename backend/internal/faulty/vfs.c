#include "vfs.h"

#include <pthread.h>
#include <string.h>

enum { READ = 1, WRITE = 2, SYNC = 4, TRUNCATE = 8, SHARE = 16, OPEN = 32 };

struct file {
  sqlite3_file base;
  char name[512];
};

static sqlite3_vfs faulty, *real;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct { int ops, code, error, after; char part[128]; long count; } fault;
static __thread int last; // the errno of a call that failed here, 0 of one that went to the system

void faulty_set(int ops, const char *part, int code, int error, int after) {
  pthread_mutex_lock(&lock);
  fault.ops = ops, fault.code = code, fault.error = error, fault.after = after;
  strncpy(fault.part, part, sizeof fault.part - 1);
  pthread_mutex_unlock(&lock);
}

long faulty_count(void) {
  pthread_mutex_lock(&lock);
  long n = fault.count;
  pthread_mutex_unlock(&lock);
  return n;
}

// fails is the code of a call that is to fail, and 0 of one that is not.
static int fails(int op, const char *name) {
  int code = 0;
  pthread_mutex_lock(&lock);
  last = 0;
  if ((fault.ops & op) && name && strstr(name, fault.part) && fault.after-- <= 0) {
    fault.after = 0;
    fault.count++;
    last = fault.error;
    code = fault.code;
  }
  pthread_mutex_unlock(&lock);
  return code;
}

static sqlite3_file *below(sqlite3_file *f) { return (sqlite3_file *)((struct file *)f + 1); }
static int bad(int op, sqlite3_file *f) { return fails(op, ((struct file *)f)->name); }

#define PASS(call) (below(f)->pMethods->call)

static int do_close(sqlite3_file *f) { return PASS(xClose)(below(f)); }
static int do_read(sqlite3_file *f, void *p, int n, sqlite3_int64 at) {
  int code = bad(READ, f);
  return code ? code : PASS(xRead)(below(f), p, n, at);
}
// A write that fails has written its first half: that is what disks do.
static int do_write(sqlite3_file *f, const void *p, int n, sqlite3_int64 at) {
  int code = bad(WRITE, f);
  if (!code) return PASS(xWrite)(below(f), p, n, at);
  PASS(xWrite)(below(f), p, n / 2, at);
  return code;
}
static int do_truncate(sqlite3_file *f, sqlite3_int64 n) {
  int code = bad(TRUNCATE, f);
  return code ? code : PASS(xTruncate)(below(f), n);
}
static int do_sync(sqlite3_file *f, int flags) {
  int code = bad(SYNC, f);
  return code ? code : PASS(xSync)(below(f), flags);
}
static int do_size(sqlite3_file *f, sqlite3_int64 *n) { return PASS(xFileSize)(below(f), n); }
static int do_lock(sqlite3_file *f, int l) { return PASS(xLock)(below(f), l); }
static int do_unlock(sqlite3_file *f, int l) { return PASS(xUnlock)(below(f), l); }
static int do_reserved(sqlite3_file *f, int *l) { return PASS(xCheckReservedLock)(below(f), l); }
static int do_control(sqlite3_file *f, int op, void *p) { return PASS(xFileControl)(below(f), op, p); }
static int do_sector(sqlite3_file *f) { return PASS(xSectorSize)(below(f)); }
static int do_device(sqlite3_file *f) { return PASS(xDeviceCharacteristics)(below(f)); }
static int do_map(sqlite3_file *f, int page, int size, int extend, void volatile **p) {
  int code = bad(SHARE, f);
  return code ? code : PASS(xShmMap)(below(f), page, size, extend, p);
}
static int do_shm_lock(sqlite3_file *f, int at, int n, int flags) { return PASS(xShmLock)(below(f), at, n, flags); }
static void do_barrier(sqlite3_file *f) { PASS(xShmBarrier)(below(f)); }
static int do_unmap(sqlite3_file *f, int delete) { return PASS(xShmUnmap)(below(f), delete); }

static const sqlite3_io_methods methods = {
  2, do_close, do_read, do_write, do_truncate, do_sync, do_size, do_lock, do_unlock, do_reserved, do_control, do_sector, do_device,
  do_map, do_shm_lock, do_barrier, do_unmap,
};

static int do_open(sqlite3_vfs *v, const char *name, sqlite3_file *f, int flags, int *out) {
  (void)v;
  f->pMethods = 0;
  int code = fails(OPEN, name);
  if (code) return code;
  code = real->xOpen(real, name, below(f), flags, out);
  if (below(f)->pMethods) {
    f->pMethods = &methods;
    strncpy(((struct file *)f)->name, name ? name : "", sizeof ((struct file *)f)->name - 1);
  }
  return code;
}

static int do_last_error(sqlite3_vfs *v, int n, char *text) {
  (void)v;
  return last ? last : real->xGetLastError(real, n, text);
}

int faulty_install(void) {
  if (real) return 0;
  real = sqlite3_vfs_find(0);
  faulty = *real;
  faulty.zName = "faulty";
  faulty.pNext = 0;
  faulty.szOsFile = (int)sizeof(struct file) + real->szOsFile;
  faulty.xOpen = do_open;
  faulty.xGetLastError = do_last_error;
  return sqlite3_vfs_register(&faulty, 1);
}
