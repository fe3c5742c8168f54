//go:build unix

#include <string.h>

#include "vfs.h"

#include "_cgo_export.h"

// A file of ours, with the real one behind it. An id of 0 is a file that nobody watches.
typedef struct {
  sqlite3_file base;
  int id;
} watched;

static sqlite3_vfs *real;
static sqlite3_vfs shim;

#define ID(f) (((watched *)(f))->id)
#define REAL(f) ((sqlite3_file *)((watched *)(f) + 1))
#define CALL(f, method, ...) REAL(f)->pMethods->method(REAL(f), ##__VA_ARGS__)

static int closeFile(sqlite3_file *f) {
  int rc = CALL(f, xClose);
  if (ID(f)) powerlossClosed(ID(f));
  return rc;
}
static int readFile(sqlite3_file *f, void *to, int n, sqlite3_int64 at) { return CALL(f, xRead, to, n, at); }
static int writeFile(sqlite3_file *f, const void *from, int n, sqlite3_int64 at) {
  if (ID(f)) powerlossStep(ID(f));
  int rc = CALL(f, xWrite, from, n, at);
  if (ID(f) && rc == 0) powerlossWrote(ID(f), (void *)from, n, at);
  return rc;
}
static int truncateFile(sqlite3_file *f, sqlite3_int64 size) {
  if (ID(f)) powerlossStep(ID(f));
  int rc = CALL(f, xTruncate, size);
  if (ID(f) && rc == 0) powerlossTruncated(ID(f), size);
  return rc;
}
// What is watched is not really synced: what would be on the disk is known anyway.
static int syncFile(sqlite3_file *f, int flags) {
  if (!ID(f)) return CALL(f, xSync, flags);
  powerlossStep(ID(f));
  powerlossSynced(ID(f));
  return 0;
}
static int fileSize(sqlite3_file *f, sqlite3_int64 *size) { return CALL(f, xFileSize, size); }
static int lockFile(sqlite3_file *f, int lock) { return CALL(f, xLock, lock); }
static int unlockFile(sqlite3_file *f, int lock) { return CALL(f, xUnlock, lock); }
static int checkLock(sqlite3_file *f, int *out) { return CALL(f, xCheckReservedLock, out); }
static int control(sqlite3_file *f, int op, void *arg) { return CALL(f, xFileControl, op, arg); }
static int sectorSize(sqlite3_file *f) { return CALL(f, xSectorSize); }
static int characteristics(sqlite3_file *f) { return CALL(f, xDeviceCharacteristics); }
static int shmMap(sqlite3_file *f, int page, int size, int extend, void volatile **out) { return CALL(f, xShmMap, page, size, extend, out); }
static int shmLock(sqlite3_file *f, int offset, int n, int flags) { return CALL(f, xShmLock, offset, n, flags); }
static void shmBarrier(sqlite3_file *f) { CALL(f, xShmBarrier); }
static int shmUnmap(sqlite3_file *f, int del) { return CALL(f, xShmUnmap, del); }

static const sqlite3_io_methods methods = {
    2,        closeFile, readFile,   writeFile, truncateFile, syncFile,        fileSize, lockFile, unlockFile,
    checkLock, control,  sectorSize, characteristics, shmMap, shmLock, shmBarrier, shmUnmap, 0, 0};

static int openFile(sqlite3_vfs *vfs, const char *name, sqlite3_file *f, int flags, int *out) {
  memset(f, 0, sizeof(watched));
  int rc = real->xOpen(real, name, REAL(f), flags, out);
  if (REAL(f)->pMethods == 0) return rc;
  if (rc == 0 && name) ID(f) = powerlossOpened((char *)name, flags);
  f->pMethods = &methods;
  return rc;
}

static int deleteFile(sqlite3_vfs *vfs, const char *name, int syncDir) {
  powerlossDeleting((char *)name);
  int rc = real->xDelete(real, name, syncDir);
  if (rc == 0) powerlossDeleted((char *)name, syncDir);
  return rc;
}

int powerloss_register(void) {
  real = sqlite3_vfs_find(0);
  shim = *real;
  shim.zName = "powerloss";
  shim.pNext = 0;
  shim.szOsFile = (int)sizeof(watched) + real->szOsFile;
  shim.xOpen = openFile;
  shim.xDelete = deleteFile;
  return sqlite3_vfs_register(&shim, 1);
}
