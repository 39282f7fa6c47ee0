internal import NIOPosix

/// Threads for what blocks: the queue's store, the PIN's hash, the printer. An event loop that waited for one of
/// them would stand still for everybody.
struct BlockingPool: Sendable {
  private let threads: NIOThreadPool

  /// A pool with its threads started. `shutDown` ends it.
  init(threads count: Int = 6) {
    threads = NIOThreadPool(numberOfThreads: count)
    threads.start()
  }

  /// Runs `work` on one of the threads. Throws what it throws, or a refusal once the pool is shut down.
  func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await threads.runIfActive(work)
  }

  /// Ends the threads after what they have begun.
  func shutDown() async throws { try await threads.shutdownGracefully() }
}
