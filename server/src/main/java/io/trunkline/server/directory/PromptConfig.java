package io.trunkline.server.directory;

import java.time.Duration;

/// An uploaded recording. Its audio is [Directory#promptFile].
///
/// @param language `zh` or `en`
/// @param file     name within the tenant's prompt directory; a new upload gets a new name, so a cached audio may be kept under it
public record PromptConfig(long id, String name, String language, String file, Duration length) {}
