import Configuration
import Model
import Testing

@Suite struct PINHashTests {
  @Test(arguments: ["4829", "0000", "123456789012"])
  func aPINFitsItsOwnHashAndNoOther(pin: String) throws {
    let hash = try PINHash.make(Private(pin))
    #expect(hash.hasPrefix("$y$"))
    #expect(PINHash.isWellFormed(hash))
    #expect(PINHash.verify(Private(pin), against: hash))
    #expect(!PINHash.verify(Private("99999"), against: hash))
    #expect(!PINHash.verify(Private(String(pin.dropLast())), against: hash))
  }

  @Test func twoHashesOfOnePINDiffer() throws {
    #expect(try PINHash.make(Private("4829")) != PINHash.make(Private("4829")))
  }

  @Test func theHashOfAnotherProgramFits() {
    // Made by crypt(3) of libxcrypt 4.4.33 through perl.
    #expect(
      PINHash.verify(
        Private("482913"),
        against: "$y$j9T$F5Jx5fExrKuPp53xLKQ..1$rsAZ9xxZOPrQQqbj6Ym2YKSUIjh938rjsZSTck3w5G3"))
  }

  @Test(arguments: ["", "123", "1234567890123", "12 34", "abcd", "１２３４", "12\u{0}34", "-1234"])
  func onlyDigitsAreAPIN(text: String) {
    #expect(throws: PINHashError.notAPIN) { try PINHash.make(Private(text)) }
    #expect(PINHashError.notAPIN.description == "A PIN is 4 to 12 digits; choose another.")
  }

  @Test(arguments: [
    "", "4829", "*", "$", "$y$", "$y$j9T$", "$y$j9T$salt$short", "$1$salt$qJH7.N4xYta3aEG/dfqo/0",
    "$y$j9T$abc$0000000000000000000000000000000000000000000\n",
    "$y$j9T$abc$000000000000000000000000000000000000000000:",
    "$y$$abc$0000000000000000000000000000000000000000000",
    "\u{0}$y$j9T$abc$0000000000000000000000000000000000000000000",
  ])
  func whatIsNotAHashNeverFits(hash: String) {
    #expect(!PINHash.isWellFormed(hash))
    #expect(!PINHash.verify(Private("4829"), against: hash))
  }
}
