/// The layers under [io.trunkline.sip.SipStack]: transports, transactions, dialogs. Not for other modules.
@NullMarked
package io.trunkline.sip.internal;

import org.jspecify.annotations.NullMarked;
