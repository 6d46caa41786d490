/// What the operator and a tenant's administrator set up.
@NullMarked
package io.trunkline.server.directory.web;

import org.jspecify.annotations.NullMarked;
