internal import CProcess

/// Pictures, glyphs and index pages: large blocks of memory that live for a moment.
enum LargeBlocks {
  /// glibc raises the size from which it asks the system for a block of its own to that of the largest block
  /// freed so far, and then keeps the holes: after a tour through every page a fifth of the memory was empty.
  /// From now on every block of 128 KiB or more goes back when it is freed. Call it before any thread begins.
  static func goBackWhenFreed() {
    // Where glibc refuses, more memory is held and nothing else changes.
    _ = CProcess_giveBackBlocks(128 * 1024)
  }
}
