// Calls of Linux that Swift cannot make by itself: prctl(2) takes varying arguments, and close_range(2) is not in
// every libc header.
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

/// Nobody may read this process's memory: no core dump, no debugger of the same user. 0 where it worked.
static inline int CProcess_hideMemory(void) { return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0); }

/// Every file from descriptor 3 on is closed when this process executes a program. 0 where it worked.
static inline long CProcess_closeFilesOnExec(void) {
  return syscall(SYS_close_range, 3u, ~0u, 1u << 2 /* CLOSE_RANGE_CLOEXEC */);
}
