public import Queue

/// Opens the store that a hall is configured for.
public enum TicketStores {
  /// The store of `settings`, with files in the folder `data`.
  ///
  /// With a server nothing waits for it here; it is reached at the first call, and `OfflineTicketStore` goes
  /// on without it. Throws where a file of this machine cannot be opened.
  public static func open(_ settings: QueueSettings, data: String) throws(TicketStoreError) -> any TicketStore
  {
    switch settings.store {
    case .sqlite: try DatabaseTicketStore.sqlite(path: data + "/tickets.sqlite")
    case .postgres(let address):
      OfflineTicketStore(
        server: .postgres(address: address), local: try .sqlite(path: data + "/tickets-offline.sqlite"),
        letters: settings.letters, count: settings.offlineNumbers)
    }
  }
}
