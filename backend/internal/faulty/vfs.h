#pragma once
#include "sqlitevfs.h"

// faulty_install puts the faulty file system before the default one, for files that are opened from now on.
int faulty_install(void);
// faulty_set has calls of the kinds in ops, on files whose name contains part, fail with a code and an errno, after so many that do not.
// ops 0 ends that.
void faulty_set(int ops, const char *part, int code, int error, int after);
// faulty_count is how many calls have failed.
long faulty_count(void);
