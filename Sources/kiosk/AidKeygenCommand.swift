internal import ArgumentParser
internal import CaseSeal
internal import Configuration
internal import Model

struct AidKeygenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keygen",
    abstract: "Makes the institution's pair of keys where the officer works.",
    discussion: """
      The private key goes to FILE, which only its owner can read: it opens the codes of residents' slips, so it \
      stays on the officers' machine. What is printed belongs in kiosk.yaml of every kiosk.
      """)

  @OptionGroup var places: PlaceOptions
  @Option(help: "The file for the private key; it must not exist yet.")
  var out: String

  func run() throws {
    let key = OfficerKey()
    let locations = places.locations
    do throws(OfficerKeyFileError) {
      try OfficerKeyFile.create(key, at: out, outside: [locations.configuration, locations.assets])
    } catch {
      throw Refusal("\(error)", status: error.isWrongUse ? 2 : 1)
    }
    standardError(
      "\(out): private key \(InstitutionKey.text(ofID: key.publicKey.id)), readable by you alone. "
        + "Keep a second copy in a safe: without it the codes cannot be opened. In kiosk.yaml of every kiosk:"
    )
    print("aid:\n  institution_key: \(key.publicKey)")
  }
}
