package io.trunkline.server.platform.tls;

import java.nio.file.Path;

/// A certificate chain and its private key, as PEM files (RFC 7468): the operator's, or our own.
record PemFiles(Path certificate, Path key) {}
