import Testing

@testable import SDLBackend

@Suite struct ChimeTests {
  @Test func `the chime begins and ends in silence and never clips`() throws {
    let samples = ChimeTone.samples(volume: 10)
    let peak = try #require(samples.map { abs(Int($0)) }.max())
    #expect((8_000...20_000).contains(peak))
    #expect(samples.first == 0)
    #expect(samples.suffix(20).allSatisfy { abs(Int($0)) < 100 })
    // From one sample to the next nothing jumps: a jump is heard as a click.
    #expect(zip(samples, samples.dropFirst()).allSatisfy { abs(Int($0) - Int($1)) < peak / 4 })
    #expect(samples.count < ChimeTone.rate)
  }

  @Test func `a higher volume is louder and none is silent`() {
    let peaks = (0...10).map { volume in ChimeTone.samples(volume: volume).map { abs(Int($0)) }.max() ?? 0 }
    #expect(peaks[0] == 0)
    #expect(zip(peaks, peaks.dropFirst()).allSatisfy { $0 < $1 })
  }

  @Test func `without a sound device the chime says so and nothing else happens`() async {
    let outcome = await outcome(of: Chime(driver: "no-such-driver"), volume: 5)
    guard case .noDevice(let reason) = outcome else {
      Issue.record("expected no device, got \(outcome)")
      return
    }
    #expect(!reason.isEmpty)
    #expect(outcome.description.contains("loudspeaker"))
  }

  @Test func `the chime is handed to the device, and to none at volume zero`() async {
    #expect(await outcome(of: Chime(driver: "dummy"), volume: 0) == .silent)
    #expect(await outcome(of: Chime(driver: "dummy"), volume: 5) == .played)
  }

  private func outcome(of chime: Chime, volume: Int) async -> Chime.Outcome {
    await withCheckedContinuation { continuation in
      chime.play(volume: volume) { continuation.resume(returning: $0) }
    }
  }
}
