#pragma once
#include "sqlitevfs.h"

// powerloss_register puts this file system in front of the default one. It returns SQLite's code, 0 for success.
int powerloss_register(void);
