public import ArgumentParser
public import Model

/// `--locale zh` or `--locale en`: anything else is refused by naming both.
extension Model.Locale: ExpressibleByArgument {}
