/// Calls made of legs: who may call, where a call goes, what a script does with its caller, what happens between people who talk; trunks, stations,
/// admission. Knows SIP and media, no Spring, no database, no web. One virtual thread owns a call; everybody else posts to its mailbox.
@NullMarked
package io.trunkline.telephony;

import org.jspecify.annotations.NullMarked;
