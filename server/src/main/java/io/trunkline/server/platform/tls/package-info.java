/// HTTPS: the certificate, and the second connector that serves it.
@NullMarked
package io.trunkline.server.platform.tls;

import org.jspecify.annotations.NullMarked;
