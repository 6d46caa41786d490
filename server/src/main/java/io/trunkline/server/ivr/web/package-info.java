/// REST of flows.
@NullMarked
package io.trunkline.server.ivr.web;

import org.jspecify.annotations.NullMarked;
