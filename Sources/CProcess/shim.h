// Calls of Linux that Swift cannot make by itself: prctl(2) takes varying arguments, and the others are not in the
// libc headers as Swift reads them; closefrom of posix_spawn(3) is one of GNU's own.
#include <fcntl.h>
#include <malloc.h>
#include <spawn.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

extern int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int first);

/// The new program has no file open from descriptor `first` on. 0 where it worked.
static inline int CProcess_closeFrom(posix_spawn_file_actions_t *actions, int first) {
  return posix_spawn_file_actions_addclosefrom_np(actions, first);
}

/// Nobody may read this process's memory: no core dump, no debugger of the same user. 0 where it worked.
static inline int CProcess_hideMemory(void) { return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0); }

/// Blocks of so many bytes and more go back to the system when they are freed. 0 where it worked.
static inline int CProcess_giveBackBlocks(int bytes) { return mallopt(M_MMAP_THRESHOLD, bytes) == 1 ? 0 : -1; }

/// Every file from descriptor 3 on is closed when this process executes a program. 0 where it worked.
static inline long CProcess_closeFilesOnExec(void) {
  return syscall(SYS_close_range, 3u, ~0u, 1u << 2 /* CLOSE_RANGE_CLOEXEC */);
}

/// A pipe whose ends are closed when this process executes a program. 0 where it worked.
static inline long CProcess_pipe(int ends[2]) { return syscall(SYS_pipe2, ends, O_CLOEXEC); }

/// The flag of posix_spawnattr_setflags(3) that starts a session of its own.
static const int CProcess_newSession = 0x80;
