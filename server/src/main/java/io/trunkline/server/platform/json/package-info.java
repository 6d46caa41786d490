/// How the kernel's words look in JSON.
@NullMarked
package io.trunkline.server.platform.json;

import org.jspecify.annotations.NullMarked;
