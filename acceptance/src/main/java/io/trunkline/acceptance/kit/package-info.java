/// Drives the built product as its users do: starts the server jar, talks REST, opens a browser, stops the database.
@NullMarked
package io.trunkline.acceptance.kit;

import org.jspecify.annotations.NullMarked;
