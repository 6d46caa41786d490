/// The customer's "call us".
@NullMarked
package io.trunkline.server.switchboard.web;

import org.jspecify.annotations.NullMarked;
