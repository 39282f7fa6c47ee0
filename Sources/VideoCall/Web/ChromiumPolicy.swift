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
        let content = try JSONEncoder().encode(Rules(address, withCamera: withCamera))
        return Sandbox.File(
          name: Self.folder + "/policies/managed/call.json", content: String(decoding: content, as: UTF8.self)
        )
      } catch { throw .refused("no policy") }
    }
  }

  /// The policies by the names that Chromium has for them; the numbers are its own as well.
  struct Rules: Encodable {
    let URLBlocklist = ["*"]
    let URLAllowlist: [String]
    let AudioCaptureAllowed = false
    let AudioCaptureAllowedUrls: [String]
    let VideoCaptureAllowed = false
    let VideoCaptureAllowedUrls: [String]
    let ScreenCaptureAllowed = false

    // Nothing stays, nothing leaves.
    let SavingBrowserHistoryDisabled = true
    let IncognitoModeAvailability = 2
    let PasswordManagerEnabled = false
    let AutofillAddressEnabled = false
    let AutofillCreditCardEnabled = false
    let DownloadRestrictions = 3
    let PrintingEnabled = false
    let AllowFileSelectionDialogs = false
    let BrowserSignin = 0
    let SyncDisabled = true
    let MetricsReportingEnabled = false
    let SafeBrowsingProtectionLevel = 0
    let SearchSuggestEnabled = false
    let DefaultSearchProviderEnabled = false
    let NetworkPredictionOptions = 2
    let DnsOverHttpsMode = "off"
    let ComponentUpdatesEnabled = false

    // Nothing comes up over the page, and the page reaches nothing else of the machine.
    let TranslateEnabled = false
    let SpellcheckEnabled = false
    let DefaultPopupsSetting = 2
    let DefaultNotificationsSetting = 2
    let DefaultGeolocationSetting = 2
    let DefaultClipboardSetting = 2
    let DefaultSensorsSetting = 2
    let DefaultSerialGuardSetting = 2
    let DefaultWebBluetoothGuardSetting = 2
    let DefaultWebHidGuardSetting = 2
    let DefaultWebUsbGuardSetting = 2
    let DefaultLocalFontsSetting = 2
    let DefaultWindowManagementSetting = 2
    let DefaultFileSystemReadGuardSetting = 2
    let DefaultFileSystemWriteGuardSetting = 2
    let ExtensionInstallBlocklist = ["*"]
    // Our own pipe is a developer's tool to Chromium, so they cannot be forbidden; their page is no allowed one.
    let DeveloperToolsAvailability = 1

    init(_ address: WebAddress, withCamera: Bool) {
      // The dot keeps names below the host out.
      let scheme = address.isEncrypted ? "https" : "http"
      URLAllowlist = ["\(scheme)://.\(address.host.name.lowercased()):\(address.port)"]
      AudioCaptureAllowedUrls = [address.origin]
      VideoCaptureAllowedUrls = withCamera ? [address.origin] : []
    }
  }
}
