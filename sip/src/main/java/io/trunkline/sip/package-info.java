/// SIP for a back-to-back user agent: messages, transports, transactions, dialogs (RFC 3261, 6026, 3581, 3326, 4028, 5626, 7118). Knows no tenant,
/// no media and no Spring. [SipStack] is the face; everything in `internal` is hidden.
///
/// Threads: each Call-ID belongs to one event loop for life. Callbacks come on that loop and must not block; public methods may be called from any thread
/// and post to it.
@NullMarked
package io.trunkline.sip;

import org.jspecify.annotations.NullMarked;
