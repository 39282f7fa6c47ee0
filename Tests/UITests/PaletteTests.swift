import Testing
import UI

/// The contrasts that the design promises, in both palettes, reckoned from the colours themselves.
@Suite struct PaletteTests {
  private static let grounds: [ColorRole] = [.paper, .surface, .dock, .bar]
  private static let blocks: [ColorRole] = [.blockGrey, .tint, .indigoTint, .ochreTint, .greenTint, .redTint]

  private func ratio(_ front: ColorRole, _ ground: ColorRole, contrast: Bool) -> Double {
    Color(front, contrast: contrast).contrastRatio(to: Color(ground, contrast: contrast))
  }

  @Test(arguments: [false, true])
  func bodyTextReadsOnEverySurface(contrast: Bool) {
    for ground in Self.grounds + Self.blocks + [.keyFunction] {
      #expect(ratio(.ink, ground, contrast: contrast) >= 7, "ink on \(ground)")
      #expect(
        ratio(.ink2, ground, contrast: contrast) >= (ground == .keyFunction ? 4.5 : 7), "ink2 on \(ground)")
    }
  }

  @Test(arguments: [false, true])
  func meaningfulColoursReadWhereTheyAreWords(contrast: Bool) {
    let own: [(ColorRole, ColorRole)] = [
      (.primary, .tint), (.ochre, .ochreTint), (.indigo, .indigoTint), (.green, .greenTint), (.red, .redTint),
    ]
    for (front, tint) in own {
      for ground in [.paper, .surface, tint] as [ColorRole] {
        #expect(ratio(front, ground, contrast: contrast) >= 7, "\(front) on \(ground)")
      }
      for ground in Self.grounds + Self.blocks {
        #expect(ratio(front, ground, contrast: contrast) >= 4.5, "\(front) on \(ground)")
      }
    }
  }

  @Test(arguments: [false, true])
  func everyEdgeIsSeen(contrast: Bool) {
    for ground in Self.grounds + [.tint] {
      #expect(ratio(.edge, ground, contrast: contrast) >= 3, "edge on \(ground)")
    }
    for ground in Self.grounds + [.ochreTint] {
      #expect(ratio(.ochreEdge, ground, contrast: contrast) >= 3, "ochreEdge on \(ground)")
    }
    #expect(ratio(.primary, .dock, contrast: contrast) >= 3)
  }

  @Test(arguments: [false, true])
  func wordsReadOnSolidColours(contrast: Bool) {
    for ground in [.primary, .primaryPressed] as [ColorRole] {
      #expect(ratio(.onPrimary, ground, contrast: contrast) >= 7, "onPrimary on \(ground)")
    }
    for ground in [.heroTop, .heroBottom, .heroCard] as [ColorRole] {
      #expect(ratio(.onHero, ground, contrast: contrast) >= 7, "onHero on \(ground)")
    }
    for ground in [.green, .red, .indigo, .ochre, .primary] as [ColorRole] {
      #expect(ratio(.onStatus, ground, contrast: contrast) >= 7, "onStatus on \(ground)")
    }
  }

  /// The measured figures of the design system's table, to a tenth.
  @Test(arguments: [
    (ColorRole.ink, [16.0, 16.7, 13.7, 12.1], 21.0), (.ink2, [9.3, 9.7, 7.9, 7.0], 21.0),
    (.edge, [4.2, 4.4, 3.6, 3.2], 21.0), (.primary, [8.5, 8.9, 7.3, 6.4], 16.0),
    (.ochre, [7.6, 8.0, 6.5, 5.8], 16.0), (.ochreEdge, [4.3, 4.5, 3.7, 3.2], 16.0),
    (.indigo, [9.3, 9.7, 7.9, 7.0], 12.9), (.green, [8.3, 8.6, 7.0, 6.2], 15.2),
    (.red, [8.0, 8.4, 6.9, 6.1], 12.3),
  ])
  func theTableOfTheDesignHolds(role: ColorRole, normal: [Double], high: Double) {
    for (ground, promised) in zip(Self.grounds, normal) {
      #expect(abs(ratio(role, ground, contrast: false) - promised) <= 0.1, "\(role) on \(ground)")
    }
    for ground in Self.grounds {
      #expect(abs(ratio(role, ground, contrast: true) - high) <= 0.1, "\(role) on \(ground)")
    }
  }

  @Test func theRatioIsThatOfWCAG() {
    let (black, white, grey) = (Color(0x000000), Color(0xFFFFFF), Color(0x767676))
    #expect(abs(black.contrastRatio(to: white) - 21) < 0.001)
    #expect(black.contrastRatio(to: black) == 1)
    #expect(abs(grey.contrastRatio(to: white) - 4.54) < 0.005)
    #expect(grey.contrastRatio(to: white) == white.contrastRatio(to: grey))
  }

  @Test func onlyScrimAndShadowLetThroughWhatLiesBelow() {
    for contrast in [false, true] {
      let translucent = ColorRole.allCases.filter { Color($0, contrast: contrast).alpha < 255 }
      #expect(Set(translucent) == [.scrim, .shadow])
    }
  }
}
