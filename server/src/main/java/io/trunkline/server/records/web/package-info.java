/// REST of records, missed calls and voicemails.
@NullMarked
package io.trunkline.server.records.web;

import org.jspecify.annotations.NullMarked;
