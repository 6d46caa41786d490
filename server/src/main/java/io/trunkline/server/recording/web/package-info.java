/// Listening over HTTP.
@NullMarked
package io.trunkline.server.recording.web;

import org.jspecify.annotations.NullMarked;
