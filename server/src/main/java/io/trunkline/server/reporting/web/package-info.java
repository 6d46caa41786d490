/// REST of reports.
@NullMarked
package io.trunkline.server.reporting.web;

import org.jspecify.annotations.NullMarked;
