/// What each agent sees: a picture of every running call, folded from facts and routing's events, and the numbered frames that tell of its changes.
@NullMarked
package io.trunkline.server.desk.internal;

import org.jspecify.annotations.NullMarked;
