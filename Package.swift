// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

/// A target of Sources/; `make lint` holds the arrows of the README's diagram against these lists.
func target(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, exclude: [], swiftSettings: strict)
}

/// The tests of a target, with the fakes of KioskTesting where asked for.
func tests(_ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = []) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.byName(name: name)] + dependencies, resources: resources,
    swiftSettings: strict)
}

let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "legal-kiosk",
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
  ],
  targets: [
    // Pure: no Foundation, SDL, clock or disk.
    target("Model"),
    target("Typography", ["Model"]),
    target("UI", ["Typography", "Model"]),
    target("Screens", ["UI", "Typography", "Model"]),

    // Edges: one outside thing each, none imports another.
    .systemLibrary(name: "CCrypt", providers: [.apt(["libcrypt-dev"])]),
    target("Configuration", ["CCrypt", "Model", yams]),
    target("Runtime", ["Screens", "UI", "Typography", "Model"]),
    tests("Configuration", ["Model"]),
  ]
)
