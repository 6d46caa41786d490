/// The desk's REST face and its event stream.
@NullMarked
package io.trunkline.server.desk.web;

import org.jspecify.annotations.NullMarked;
