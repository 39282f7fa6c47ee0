import Queue

/// The tables on the server, version after version. A version that was released is never changed.
enum PostgresSchema {
  static let versions = [one, two]
  /// Where every change is told.
  static let channel = "kiosk_queue"

  /// Makes the tables that are missing. Several machines may begin at once.
  static func migrate(_ connection: PostgresConnection) throws {
    try connection.execute("BEGIN")
    do {
      _ = try connection.run(
        "SELECT pg_advisory_xact_lock($1::int, $2::int)", [.integer(PostgresEngine.lockClass), .integer(-1)])
      try connection.execute("CREATE TABLE IF NOT EXISTS kiosk_schema (version integer PRIMARY KEY)")
      let rows = try connection.run("SELECT coalesce(max(version), 0) FROM kiosk_schema", [])
      let present = Int(try rows.first?.integer(0) ?? 0)
      guard present <= versions.count else { throw TicketStoreError.newer(place: TicketStoreError.server) }
      for version in versions.indices.dropFirst(present) {
        try connection.execute(versions[version])
        _ = try connection.run("INSERT INTO kiosk_schema VALUES ($1)", [.integer(Int64(version + 1))])
      }
      try connection.execute("COMMIT")
    } catch {
      // Where the connection is the reason there is nothing to undo, and asking would only wait again.
      if (error as? PostgresFailure)?.isLoss != true { try connection.execute("ROLLBACK") }
      throw error
    }
  }

  private static let one = """
    CREATE TABLE ticket (
      day date NOT NULL, letter text NOT NULL, number integer NOT NULL,
      visit text NOT NULL UNIQUE, service text NOT NULL, priority text, issuer text NOT NULL,
      proof text, state text NOT NULL, issued_at bigint NOT NULL, placed_at bigint NOT NULL,
      not_before bigint, calls integer NOT NULL, window_number integer, called_at bigint,
      started_at bigint, ended_at bigint, promised_low integer, promised_high integer,
      revision integer NOT NULL,
      PRIMARY KEY (day, letter, number)
    );
    CREATE TABLE ticket_change (
      day date NOT NULL, letter text NOT NULL, number integer NOT NULL, revision integer NOT NULL,
      action text NOT NULL, state text NOT NULL, changed_at bigint NOT NULL, actor text NOT NULL, detail text,
      PRIMARY KEY (day, letter, number, revision)
    );
    CREATE TABLE hall_notice (
      day date NOT NULL, subject text NOT NULL, is_closed integer NOT NULL, until bigint, reason text,
      limit_count integer, said_at bigint NOT NULL, actor text NOT NULL,
      PRIMARY KEY (day, subject)
    );
    -- The last number of a day and letter. Its row is what two that issue at once wait for.
    CREATE TABLE ticket_counter (
      day date NOT NULL, letter text NOT NULL, last integer NOT NULL,
      -- The lowest and the highest number that kiosks have reserved: the counter jumps over all between.
      reserved_first integer, reserved_last integer,
      PRIMARY KEY (day, letter)
    );
    CREATE TABLE reserved_range (
      day date NOT NULL, letter text NOT NULL, kiosk text NOT NULL, first_number integer NOT NULL,
      last_number integer NOT NULL, PRIMARY KEY (day, letter, kiosk)
    );
    CREATE FUNCTION kiosk_tell() RETURNS trigger LANGUAGE plpgsql AS $body$
      BEGIN PERFORM pg_notify('\(channel)', ''); RETURN NULL; END $body$;
    CREATE TRIGGER ticket_tell AFTER UPDATE ON ticket
      FOR EACH STATEMENT EXECUTE FUNCTION kiosk_tell();
    CREATE TRIGGER notice_tell AFTER INSERT OR UPDATE ON hall_notice
      FOR EACH STATEMENT EXECUTE FUNCTION kiosk_tell();
    """

  /// Calls for help from the kiosks.
  private static let two = """
    CREATE TABLE help_call (
      day date NOT NULL, kiosk integer NOT NULL, raised_at bigint NOT NULL, state text NOT NULL,
      shown_at bigint, repeats integer NOT NULL, repeated_at bigint, received_at bigint, received_by text,
      ended_at bigint, ended_by text, revision integer NOT NULL,
      PRIMARY KEY (day, kiosk, raised_at)
    );
    CREATE TRIGGER help_tell AFTER INSERT OR UPDATE ON help_call
      FOR EACH STATEMENT EXECUTE FUNCTION kiosk_tell();
    """
}
