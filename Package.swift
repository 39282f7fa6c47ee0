// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

let package = Package(
  name: "legal-kiosk",
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
  ],
  targets: [
    .target(name: "Model", swiftSettings: strict),
    .target(name: "Typography", dependencies: ["Model"], swiftSettings: strict),
    .target(name: "UI", dependencies: ["Typography", "Model"], swiftSettings: strict),
    .systemLibrary(
      name: "CSDL2",
      providers: [.apt(["libsdl2-dev", "libsdl2-ttf-dev", "libsdl2-image-dev"])]),
    .target(
      name: "SDLBackend", dependencies: ["CSDL2", "UI", "Typography"], swiftSettings: strict),
    .testTarget(
      name: "SDLBackendTests", dependencies: ["SDLBackend", "CSDL2", "UI", "Typography"],
      swiftSettings: strict),
  ]
)
