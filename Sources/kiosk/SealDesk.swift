internal import CaseSeal
internal import Configuration
internal import Eligibility
internal import Model

/// Seals residents' answers for the institution that the hall has configured.
struct SealDesk: Sendable {
  private let aid: AidDesk
  private let region: String?
  /// The institution's key; `nil` where none is configured.
  let key: InstitutionKey?

  /// Seals with the pack as it counts at that moment, the values that were entered on this machine among it: without
  /// them an answer that rests on one would be lost.
  init(_ configuration: LoadedConfiguration, _ aid: AidDesk) {
    self.aid = aid
    region = configuration.settings.hall.regionCode
    key = configuration.settings.aid.institutionKey
  }

  /// The code for the words of a self-check; `nil` where this machine has no key, or it cannot be used: the
  /// staff page says so.
  func code(_ words: [String], at now: Instant) -> String? {
    guard let answers = AidAnswers(words: words) else { return nil }
    do { return try seal(answers, at: now) } catch { return nil }
  }

  /// Whether sealing works, tried with no answers. `nil` where nothing is to be sealed.
  func problem(at now: Instant) -> CaseSealError? {
    do throws(CaseSealError) {
      _ = try seal(AidAnswers(), at: now)
      return nil
    } catch {
      return error
    }
  }

  private func seal(_ answers: AidAnswers, at now: Instant) throws(CaseSealError) -> String? {
    guard let pack = aid.pack, let key else { return nil }
    return try CaseSeal.seal(SealedCase(answers, pack: pack, region: region, at: now), to: key)
  }
}
