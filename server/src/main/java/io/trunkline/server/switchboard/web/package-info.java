/// The customer's "call us", and SIP over WebSocket for both kinds of page.
@NullMarked
package io.trunkline.server.switchboard.web;

import org.jspecify.annotations.NullMarked;
