/// Signing in and out; API tokens.
@NullMarked
package io.trunkline.server.identity.web;

import org.jspecify.annotations.NullMarked;
