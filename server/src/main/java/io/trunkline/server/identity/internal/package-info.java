/// Passwords, sessions, lock-out, tokens: how somebody is known again.
@NullMarked
package io.trunkline.server.identity.internal;

import org.jspecify.annotations.NullMarked;
