internal import CallFlow
internal import Foundation

/// What the browser of a call may do, as Chromium reads it from its folder of managed policies: one origin, its
/// camera and microphone, and nothing that leaves a trace or leads anywhere else.
struct ChromiumPolicy: Sendable {
  /// The page that is called.
  var address: WebAddress
  /// Whether the page gets the camera.
  var withCamera: Bool

  /// Chromium's folder of policies; nothing else that Debian keeps beside it is needed in a call.
  static let folder = "/etc/chromium"

  /// The file.
  var file: Sandbox.File {
    get throws(CallClientError) {
      do {
        let content = try JSONEncoder().encode(rules)
        return Sandbox.File(
          name: Self.folder + "/policies/managed/call.json", content: String(decoding: content, as: UTF8.self)
        )
      } catch { throw .refused("no policy") }
    }
  }

  /// The policies by the names that Chromium has for them; the numbers are its own as well.
  private var rules: [String: Rule] {
    let scheme = address.isEncrypted ? "https" : "http"
    return [
      // The dot keeps names below the host out.
      "URLAllowlist": .texts(["\(scheme)://.\(address.host.name.lowercased()):\(address.port)"]),
      "AudioCaptureAllowedUrls": .texts([address.origin]),
      "VideoCaptureAllowedUrls": .texts(withCamera ? [address.origin] : []),
      "URLBlocklist": .texts(["*"]),
      "AudioCaptureAllowed": .flag(false),
      "VideoCaptureAllowed": .flag(false),
      "ScreenCaptureAllowed": .flag(false),
      // Nothing stays, nothing leaves.
      "SavingBrowserHistoryDisabled": .flag(true),
      "IncognitoModeAvailability": .number(2),
      "PasswordManagerEnabled": .flag(false),
      "AutofillAddressEnabled": .flag(false),
      "AutofillCreditCardEnabled": .flag(false),
      "DownloadRestrictions": .number(3),
      "PrintingEnabled": .flag(false),
      "AllowFileSelectionDialogs": .flag(false),
      "BrowserSignin": .number(0),
      "SyncDisabled": .flag(true),
      "MetricsReportingEnabled": .flag(false),
      "SafeBrowsingProtectionLevel": .number(0),
      "SearchSuggestEnabled": .flag(false),
      "DefaultSearchProviderEnabled": .flag(false),
      "NetworkPredictionOptions": .number(2),
      "DnsOverHttpsMode": .text("off"),
      "ComponentUpdatesEnabled": .flag(false),
      // Nothing comes up over the page, and the page reaches nothing else of the machine.
      "TranslateEnabled": .flag(false),
      "SpellcheckEnabled": .flag(false),
      "DefaultPopupsSetting": .number(2),
      "DefaultNotificationsSetting": .number(2),
      "DefaultGeolocationSetting": .number(2),
      "DefaultClipboardSetting": .number(2),
      "DefaultSensorsSetting": .number(2),
      "DefaultSerialGuardSetting": .number(2),
      "DefaultWebBluetoothGuardSetting": .number(2),
      "DefaultWebHidGuardSetting": .number(2),
      "DefaultWebUsbGuardSetting": .number(2),
      "DefaultLocalFontsSetting": .number(2),
      "DefaultWindowManagementSetting": .number(2),
      "DefaultFileSystemReadGuardSetting": .number(2),
      "DefaultFileSystemWriteGuardSetting": .number(2),
      "ExtensionInstallBlocklist": .texts(["*"]),
      // Our own pipe is a developer's tool to Chromium, so they cannot be forbidden; their page is no allowed one.
      "DeveloperToolsAvailability": .number(1),
    ]
  }

  /// The value of a policy.
  private enum Rule: Encodable {
    case flag(Bool)
    case number(Int)
    case text(String)
    case texts([String])

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .flag(let flag): try container.encode(flag)
      case .number(let number): try container.encode(number)
      case .text(let text): try container.encode(text)
      case .texts(let texts): try container.encode(texts)
      }
    }
  }
}
